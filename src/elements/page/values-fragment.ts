const MARK = '#values&';

/** The fragment that carries values to a page's commands; browsers never send it. Empty without values. */
export function valuesFragment(values: Record<string, string>): string {
  return Object.keys(values).length > 0 ? MARK + new URLSearchParams(values).toString() : '';
}

/** The values of a fragment; none when it carries something else. */
export function valuesOf(fragment: string): Record<string, string> {
  return fragment.startsWith(MARK)
    ? Object.fromEntries(new URLSearchParams(fragment.slice(MARK.length)))
    : {};
}

/** The value that is given for a name, also for one that every object has, such as `constructor`. */
export function valueOf(values: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

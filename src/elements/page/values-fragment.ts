/** How a fragment that carries values begins. */
export const MARK = '#values&';

/** The fragment that carries values to a page's commands; browsers never send it. Empty without values. */
export function valuesFragment(values: Record<string, string>): string {
  return Object.keys(values).length > 0 ? MARK + new URLSearchParams(values).toString() : '';
}

/** The values of a fragment, by name; none when it carries something else. */
export function valuesOf(fragment: string): URLSearchParams {
  return new URLSearchParams(fragment.startsWith(MARK) ? fragment.slice(MARK.length) : '');
}

/** What a hole may stand for: a piece of a line, a run without white space, digits, or the rest of a line. */
export type HoleKind = 'text' | 'word' | 'number' | 'line';

/** A named gap in a template. */
export type Hole = { name: string; kind: HoleKind };

const HOLE = /(\{?)\{([A-Za-z][A-Za-z0-9]*)(?::([A-Za-z]+))?\}(\}?)/g;

/** Splits a template into literals and holes: `{name}` and `{name:kind}` are holes, `{{name}}` is the literal `{name}`; checks nothing. */
export function splitTemplate(source: string): (string | Hole)[] {
  const parts: (string | Hole)[] = [''];
  const add = (literal: string) => {
    const last = parts.length - 1;
    if (typeof parts[last] === 'string') parts[last] += literal;
    else parts.push(literal);
  };
  let end = 0;
  for (const found of source.matchAll(HOLE)) {
    const [whole, open = '', name = '', kind = 'text', close = ''] = found;
    add(source.slice(end, found.index));
    end = found.index + whole.length;
    if (open && close) add(whole.slice(1, -1));
    else {
      add(open);
      parts.push({ name, kind: kind as HoleKind });
      add(close);
    }
  }
  add(source.slice(end));
  return parts.filter((part) => part !== '');
}

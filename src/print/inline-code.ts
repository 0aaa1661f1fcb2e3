/** Characters of code that stand on every line of a screen 320 pixels wide, and on one of a table's cell there. */
export const LINE = 28;
export const CELL_LINE = 18;

/** Where browsers break a word: after a hyphen, a slash and the like. */
const BREAKABLE = /[-/?!|}]\S/;

/**
 * The pieces of inline code. One that stands in a list of its own is a word that a browser would break; it is printed as
 * code within the code, which the style keeps whole. Code that one line holds is kept whole by itself.
 */
export function codePieces(code: string, line = LINE): (string | [word: string])[] {
  if (code.length <= line || !/\s/.test(code)) return [code];
  const pieces: (string | [string])[] = [];
  for (const part of code.split(/(\s+)/)) {
    if (BREAKABLE.test(part)) pieces.push([part]);
    else if (typeof pieces.at(-1) === 'string') pieces.push(`${String(pieces.pop())}${part}`);
    else if (part) pieces.push(part);
  }
  return pieces;
}

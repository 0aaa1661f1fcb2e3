/** Characters of code that one line of a screen 320 pixels wide holds, and of a table's cell there, spaced widely too. */
export const LINE = 23;
export const CELL_LINE = 15;

/** Where browsers break a word: after a hyphen, a slash and the like. */
const BREAKABLE = /[-/?!|}]\S/;

/** A piece of inline code, in an element where the style needs one: `code` stays on a line, `bdi` too unless it is longer, `span` need not. */
export interface CodePiece {
  text: string;
  element?: 'code' | 'bdi' | 'span';
}

/**
 * The pieces of inline code. The style never breaks code without elements; so code that is longer than a line has one around
 * each word that a browser would break, or around all of it.
 */
export function codePieces(code: string, line = LINE): CodePiece[] {
  if (code.length <= line) return [{ text: code }];
  const pieces: CodePiece[] = [];
  for (const text of code.split(/(\s+)/)) {
    const last = pieces.at(-1);
    if (BREAKABLE.test(text)) pieces.push({ text, element: text.length > line ? 'bdi' : 'code' });
    else if (last && !last.element) last.text += text;
    else if (text) pieces.push({ text });
  }
  return pieces.some(({ element }) => element) ? pieces : [{ text: code, element: 'span' }];
}

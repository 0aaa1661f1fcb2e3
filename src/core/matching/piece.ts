import { fold, isDigit, isSeparator, isWord, QUOTE, SOFT_BREAK, SPACE } from '../log/fold.ts';
import { LONGEST_NUMBER, type Pattern, type Piece } from './pattern.ts';

/** Where a hole's value stands. */
export type HoleSpan = { name: string; start: number; end: number };

const NEWLINE = 10;
/** What a logger may repeat at the start of each line of one message. */
const LINE_LABELS = ['npm ERR! ', '[ERROR] ', 'ERROR: ', 'ERROR '];

/** The end of the piece when it stands at `at`, else -1; notes the numbers in it. */
export function matchPiece(
  pattern: Pattern,
  codes: Uint16Array,
  at: number,
  index: number,
  holes?: HoleSpan[],
): number {
  for (const item of pattern.pieces[index] as Piece) {
    if (typeof item === 'string') at = matchLiteral(codes, at, item, pattern.exact);
    else {
      const start = at;
      while (at - start < LONGEST_NUMBER && isDigit(groupAt(codes, at))) at++;
      if (at === start) return -1;
      holes?.push({ name: item.name, start, end: at });
    }
    if (at < 0) return -1;
  }
  return at;
}

/** The end of the literal when it stands at `at`, else -1; white space, quotation marks and, unless `exact`, letter case may differ. */
export function matchLiteral(codes: Uint16Array, at: number, literal: string, exact: boolean): number {
  for (let index = 0; index < literal.length; index++) {
    const want = literal.charCodeAt(index);
    const group = fold[want] as number;
    if (codes[at] === SOFT_BREAK && group !== SPACE && index) at++;
    if (want === NEWLINE) {
      // What looks like a terminal's break may be the message's own.
      if (codes[at] !== NEWLINE && codes[at] !== SOFT_BREAK) return -1;
      if (codes[++at] === NEWLINE) at++;
      at = skipLabel(codes, at, literal.slice(index + 1));
      continue;
    }
    const isSpace = groupAt(codes, at) === SPACE;
    if (isSpace !== (group === SPACE) && followsQuote(codes, at)) {
      // JSON is printed with and without a space behind `"key":` and `"value",`.
      if (!isSpace) continue;
      at++;
    }
    const have = codes[at] as number;
    if (have !== want && (!group || fold[have] !== group || (exact && isWord(group)))) return -1;
    at++;
  }
  return at;
}

function followsQuote(codes: Uint16Array, at: number): boolean {
  return isSeparator(codes[at - 1]) && groupAt(codes, at - 2) === QUOTE;
}

function skipLabel(codes: Uint16Array, at: number, rest: string): number {
  for (const label of LINE_LABELS) {
    const end = matchLiteral(codes, at, label, true);
    if (end >= 0 && !rest.startsWith(label)) return end;
  }
  return at;
}

/** The class of the character at `at`, also beyond the ends. */
export function groupAt(codes: Uint16Array, at: number): number {
  return fold[codes[at] ?? 0] as number;
}

function joinsWord(codes: Uint16Array, at: number): boolean {
  return isWord(groupAt(codes, at)) || codes[at] === 95;
}

/** Whether a word goes on across this place. */
export function cutsWord(codes: Uint16Array, at: number): boolean {
  return joinsWord(codes, at - 1) && joinsWord(codes, at);
}

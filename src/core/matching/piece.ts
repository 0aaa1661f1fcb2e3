import { fold, isBreak, isDigit, isSeparator, isWord, QUOTE, SOFT_BREAK, SPACE } from '../log/fold.ts';
import { LONGEST_HEAD, LONGEST_NUMBER, type Pattern, type Piece } from './pattern.ts';

/** Where a hole's value stands. */
export type HoleSpan = { name: string; start: number; end: number };

const NEWLINE = 10;
const LONGEST_LINE = 1000;
/** So much of a line must follow the prefix, of so many characters at most. */
const LEAST_SAMPLE = 4;
const HEAD_SAMPLE = 12;
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
      at = endOfNumber(codes, start);
      if (at === start) return -1;
      holes?.push({ name: item.name, start, end: at });
    }
    if (at < 0) return -1;
  }
  return at;
}

function endOfNumber(codes: Uint16Array, start: number): number {
  let at = start;
  while (at - start < LONGEST_NUMBER) {
    const next = codes[at] === SOFT_BREAK && at > start ? at + 1 : at;
    if (!isDigit(groupAt(codes, next))) break;
    at = next + 1;
  }
  return at;
}

/** The end of the literal when it stands at `at`, else -1; white space, quotation marks and, unless `exact`, letter case may differ. */
export function matchLiteral(codes: Uint16Array, at: number, literal: string, exact: boolean): number {
  for (let index = 0; index < literal.length; index++) {
    const want = literal.charCodeAt(index);
    const group = fold[want] as number;
    // A line may have been broken anywhere, by a terminal of any width.
    if (isBreak(codes[at]) && group !== SPACE && index && groupAt(codes, at - 1) !== SPACE) at++;
    if (want === NEWLINE) {
      // What looks like a terminal's break may be the message's own; a logger may print all of it on one line.
      const isInside = index > 0 && index < literal.length - 1;
      if (!isBreak(codes[at]) && !(isInside && groupAt(codes, at) === SPACE)) return -1;
      if (codes[at++] === NEWLINE && codes[at] === NEWLINE) at++;
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
  return skipHead(codes, at, rest);
}

/** Skips what the line before begins with too, digits aside: a collector's prefix that is not known. */
function skipHead(codes: Uint16Array, at: number, rest: string): number {
  const [begin = ''] = rest.slice(0, HEAD_SAMPLE).split('\n');
  if (begin.length < LEAST_SAMPLE) return at;
  let before = at - 2;
  while (before >= 0 && codes[before] !== NEWLINE && at - before < LONGEST_LINE) before--;
  for (let length = 0; length < LONGEST_HEAD; length++) {
    const isStart = length === 0 || groupAt(codes, at + length - 1) === SPACE;
    if (isStart && matchLiteral(codes, at + length, begin, false) >= 0) return at + length;
    const have = groupAt(codes, at + length);
    const other = groupAt(codes, ++before);
    if (have !== other && !(isDigit(have) && isDigit(other))) break;
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

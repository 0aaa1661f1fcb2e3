import { fold, isDigit, isWord, QUOTE, SOFT_BREAK, SPACE } from './fold.ts';
import { LONGEST_NUMBER, type Pattern, type Piece } from './pattern.ts';
import type { Hole } from './template.ts';

/** Where a pattern stands in normalised text, what that is worth, and the spans of its holes. */
export type Span = {
  start: number;
  end: number;
  weight: number;
  holes: { name: string; start: number; end: number }[];
};

const LONGEST_GAP = 1000;
const LONGEST_RUN = 300;
const NEWLINE = 10;
/** What a logger may repeat at the start of each line of one message. */
const LINE_LABELS = ['npm ERR! ', '[ERROR] ', 'ERROR: ', 'ERROR '];

/**
 * Finds the pattern around `hit`, where character `offset` or a later one of piece `piece` stands. The work is bounded by the
 * lengths of the pattern and of its gaps, wherever the search fails.
 */
export function matchPattern(
  pattern: Pattern,
  codes: Uint16Array,
  hit: number,
  piece: number,
  offset: number,
): Span | undefined {
  const { pieces, gaps, required, weights } = pattern;
  let start = findAnchor(pattern, codes, hit, piece, offset);
  for (let index = piece; index > 0 && start >= 0; index--) start = findBefore(pattern, codes, index, start);
  if (start < 0) return undefined;
  while (typeof pieces[0]?.[0] === 'object' && isDigit(groupAt(codes, start - 1))) start--;
  const holes: Span['holes'] = [];
  let end = matchPiece(pattern, codes, start, 0, holes);
  let matched = 1;
  while (matched < pieces.length) {
    const next = matchNext(pattern, codes, end, matched, holes);
    if (next < 0) break;
    end = next;
    matched++;
  }
  const span = { start, end, weight: weights[matched] as number, holes };
  const lead = gaps[0];
  const tail = gaps[matched];
  if (matched < Math.min(required, pieces.length)) return undefined;
  if (lead ? !takeLead(codes, span, lead) : cutsWord(codes, start)) return undefined;
  if (tail ? !takeTail(codes, span, tail) && required > matched : cutsWord(codes, span.end)) return undefined;
  const labelStart = span.start - pattern.label.length;
  if (labelStart >= 0 && matchLiteral(codes, labelStart, pattern.label, false) === span.start) {
    span.weight += pattern.labelWeight;
    span.start = labelStart;
  }
  return span;
}

function findAnchor(
  pattern: Pattern,
  codes: Uint16Array,
  hit: number,
  piece: number,
  offset: number,
): number {
  // A soft break or a number of unknown length may stand before the hit.
  const flexible = pattern.pieces[piece]?.some((item) => typeof item === 'object' || item.includes('\n'));
  const lowest = Math.max(0, hit - offset - (flexible ? 2 * LONGEST_NUMBER : 1));
  for (let at = hit - offset; at >= lowest; at--) {
    if (matchPiece(pattern, codes, at, piece) > hit) return at;
  }
  return -1;
}

/** The nearest start of the piece before `start`, with the gap that stands between them. */
function findBefore(pattern: Pattern, codes: Uint16Array, index: number, start: number): number {
  const gap = pattern.gaps[index];
  const latest = gap ? start - 1 : start;
  let free = start;
  while (gap && free > 0 && start - free < LONGEST_GAP && !stopsGap(codes[free - 1] as number, gap)) free--;
  const lowest = Math.max(0, free - (pattern.reaches[index - 1] as number));
  for (let at = start - 1; at >= lowest; at--) {
    const end = matchPiece(pattern, codes, at, index - 1);
    if (end >= free && end <= latest) return at;
  }
  return -1;
}

function matchNext(
  pattern: Pattern,
  codes: Uint16Array,
  from: number,
  index: number,
  holes: Span['holes'],
): number {
  const gap = pattern.gaps[index];
  if (!gap) return matchPiece(pattern, codes, from, index, holes);
  const highest = Math.min(codes.length, from + LONGEST_GAP);
  for (let at = from; at < highest; at++) {
    if (at > from) {
      const count = holes.length;
      const end = matchPiece(pattern, codes, at, index, holes);
      const isLast = index === pattern.pieces.length - 1 && !pattern.gaps[index + 1];
      if (end >= 0 && !(isLast && (cutsWord(codes, end) || cutsAddress(codes, from, end)))) {
        holes.splice(count, 0, trimSpace(codes, { name: gap.name, start: from, end: at }));
        return end;
      }
      holes.length = count;
    }
    if (stopsGap(codes[at] as number, gap)) return -1;
  }
  return -1;
}

function stopsGap(code: number, gap: Hole): boolean {
  return code === NEWLINE || (gap.kind === 'word' && fold[code] === SPACE);
}

/** The end of the piece when it stands at `at`, else -1; notes the numbers in it. */
function matchPiece(
  pattern: Pattern,
  codes: Uint16Array,
  at: number,
  index: number,
  holes?: Span['holes'],
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

function matchLiteral(codes: Uint16Array, at: number, literal: string, exact: boolean): number {
  for (let index = 0; index < literal.length; index++) {
    const want = literal.charCodeAt(index);
    if (codes[at] === SOFT_BREAK && want !== 32 && index) at++;
    if (want === NEWLINE) {
      if (codes[at] !== NEWLINE) return -1;
      if (codes[++at] === NEWLINE) at++;
      at = skipLabel(codes, at, literal.slice(index + 1));
      continue;
    }
    const have = codes[at] as number;
    if (have !== want) {
      const group = fold[want] as number;
      if (!group || fold[have] !== group || (exact && isWord(group))) return -1;
    }
    at++;
  }
  return at;
}

function skipLabel(codes: Uint16Array, at: number, rest: string): number {
  for (const label of LINE_LABELS) {
    const end = matchLiteral(codes, at, label, true);
    if (end >= 0 && !rest.startsWith(label)) return end;
  }
  return at;
}

function groupAt(codes: Uint16Array, at: number): number {
  return fold[codes[at] ?? 0] as number;
}

function joinsWord(codes: Uint16Array, at: number): boolean {
  return isWord(groupAt(codes, at)) || codes[at] === 95;
}

function cutsWord(codes: Uint16Array, at: number): boolean {
  return joinsWord(codes, at - 1) && joinsWord(codes, at);
}

/** In `::1:3000` the address does not end at its first colon. */
function cutsAddress(codes: Uint16Array, from: number, end: number): boolean {
  if (codes[end] !== 58 || !isDigit(groupAt(codes, end + 1))) return false;
  return /^[\da-f:.]*$/i.test(String.fromCharCode(...codes.subarray(from, end)));
}

/** A hole before the first literal is the run without white space that stands there. */
function takeLead(codes: Uint16Array, span: Span, hole: Hole): boolean {
  const lowest = Math.max(0, span.start - LONGEST_RUN);
  let start = span.start;
  while (start > lowest && groupAt(codes, start - 1) !== SPACE) start--;
  const found = trimMarks(codes, { name: hole.name, start, end: span.start });
  span.holes.unshift(found);
  span.start = found.start;
  return found.end > found.start;
}

/** A hole behind the last literal is the run without white space that follows, or the rest of its line. */
function takeTail(codes: Uint16Array, span: Span, hole: Hole): boolean {
  const highest = Math.min(codes.length, span.end + LONGEST_RUN);
  const wholeLine = hole.kind === 'line';
  let end = span.end;
  while (end < highest && (wholeLine ? codes[end] !== NEWLINE : groupAt(codes, end) !== SPACE)) end++;
  const run = { name: hole.name, start: span.end, end };
  const found = wholeLine ? trimSpace(codes, run) : trimMarks(codes, run);
  span.holes.push(found);
  span.end = found.end;
  return found.end > found.start;
}

const PARTNERS: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
};

function trimSpace<Run extends { start: number; end: number }>(codes: Uint16Array, run: Run): Run {
  while (run.start < run.end && groupAt(codes, run.start) === SPACE) run.start++;
  while (run.start < run.end && groupAt(codes, run.end - 1) === SPACE) run.end--;
  return run;
}

/** Leaves out the quotation marks, brackets and full stops that belong to the sentence around the value. */
function trimMarks<Run extends { start: number; end: number }>(codes: Uint16Array, run: Run): Run {
  const isMark = (at: number, marks: string) => {
    const char = String.fromCharCode(codes[at] as number);
    if (groupAt(codes, at) === QUOTE) return true;
    const partner = PARTNERS[char]?.charCodeAt(0);
    return marks.includes(char) && !(partner && codes.subarray(run.start, run.end).includes(partner));
  };
  while (run.start < run.end && isMark(run.start, '([{<')) run.start++;
  while (run.start < run.end && isMark(run.end - 1, ')]}>.,;:!?')) run.end--;
  return run;
}

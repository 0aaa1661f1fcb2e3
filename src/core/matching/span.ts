import { isDigit, isSpace, QUOTE, SPACE } from '../log/fold.ts';
import { takeLead, takeTail, trimSpace } from './hole-run.ts';
import { LONGEST_HEAD, LONGEST_NUMBER, type Pattern, type Piece } from './pattern.ts';
import { cutsWord, groupAt, matchLiteral, matchPiece, type HoleSpan } from './piece.ts';
import type { Hole } from '../signatures/template-parts.ts';

/** Where a pattern stands in normalised text, what that is worth, and the spans of its holes. */
export type Span = {
  start: number;
  end: number;
  weight: number;
  holes: HoleSpan[];
};

const COMMA = 44;
const DOT = 46;
const LONGEST_GAP = 1000;
const LOOSE_SPACES = 3;
/** A message that is cut off or goes on otherwise is worth a little less than a whole one. */
const CUT_OFF = 0.01;
const LONG_LITERAL = 16;
const NEWLINE = 10;

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
  // In `lib.so.1: …` the digit belongs to a name.
  if (typeof pieces[0]?.[0] === 'object' && codes[start - 1] === DOT) return undefined;
  const holes: HoleSpan[] = [];
  let end = matchPiece(pattern, codes, start, 0, holes);
  let matched = 1;
  while (matched < pieces.length) {
    const next = matchNext(pattern, codes, end, matched, holes);
    if (next < 0) break;
    end = next;
    matched++;
  }
  const weight = (weights[matched] as number) - (pieces.length - matched) * CUT_OFF;
  const span = { start, end, weight, holes };
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
  // Spaces of JSON may be missing before the hit; a soft break or a number of unknown length may stand there.
  const items = pattern.pieces[piece] as Piece;
  const flexible = items.some((item) => typeof item === 'object');
  const breaks = items.some((item) => typeof item === 'string' && item.includes('\n'));
  const latest = hit - offset + LOOSE_SPACES;
  const earliest = Math.max(
    0,
    hit - offset - (breaks ? LONGEST_HEAD : 0) - (flexible || breaks ? 2 * LONGEST_NUMBER : LOOSE_SPACES),
  );
  for (let at = latest; at >= earliest; at--) {
    if (matchPiece(pattern, codes, at, piece) <= hit) continue;
    // Where an empty line is a line break too, the piece begins with its first half.
    return codes[at] === NEWLINE && codes[at - 1] === NEWLINE ? at - 1 : at;
  }
  return -1;
}

/** The nearest start of the piece before `start`, with the gap that stands between them. */
function findBefore(pattern: Pattern, codes: Uint16Array, index: number, start: number): number {
  const gap = pattern.gaps[index];
  const latest = gap && !mayBeEmpty(gap, codes, start) ? start - 1 : start;
  let free = start;
  let mayBreak = mayCross(pattern, index);
  while (gap && free > 0 && start - free < LONGEST_GAP) {
    if (stopsGap(codes[free - 1] as number, gap)) {
      if (!mayBreak || !isLineBreak(codes, free - 1)) break;
      mayBreak = false;
    }
    free--;
  }
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
  holes: HoleSpan[],
): number {
  const gap = pattern.gaps[index];
  if (!gap) return matchPiece(pattern, codes, from, index, holes);
  const highest = Math.min(codes.length, from + LONGEST_GAP);
  let mayBreak = mayCross(pattern, index);
  for (let at = from; at < highest; at++) {
    if (at > from || mayBeEmpty(gap, codes, at)) {
      const count = holes.length;
      const end = matchPiece(pattern, codes, at, index, holes);
      const isLast = index === pattern.pieces.length - 1 && !pattern.gaps[index + 1];
      if (end >= 0 && !(isLast && (cutsWord(codes, end) || cutsAddress(codes, from, end)))) {
        holes.splice(count, 0, trimSpace(codes, { name: gap.name, start: from, end: at }));
        return end;
      }
      holes.length = count;
    }
    if (stopsGap(codes[at] as number, gap)) {
      if (!mayBreak || !isLineBreak(codes, at)) return -1;
      mayBreak = false;
    }
  }
  return -1;
}

/** Whether the gap before a piece may hold a line break: what follows is too long to stand there by chance. */
function mayCross({ pieces, gaps }: Pattern, index: number): boolean {
  let length = 0;
  for (let at = index; at < pieces.length && (at === index || !gaps[at]); at++) {
    length += (pieces[at] as Piece).filter((item) => typeof item === 'string').join('').length;
  }
  return length >= LONG_LITERAL;
}

/** Whether the gap's value may be empty: a comma or a quotation mark closes it. */
function mayBeEmpty({ kind }: Hole, codes: Uint16Array, at: number): boolean {
  return kind === 'text' && (codes[at] === COMMA || groupAt(codes, at) === QUOTE);
}

/** A single break, in the middle of something. */
function isLineBreak(codes: Uint16Array, at: number): boolean {
  return codes[at] === NEWLINE && groupAt(codes, at + 1) !== SPACE && groupAt(codes, at - 1) !== SPACE;
}

function stopsGap(code: number, gap: Hole): boolean {
  return code === NEWLINE || (gap.kind === 'word' && isSpace(code));
}

/** In `::1:3000` the address does not end at its first colon. */
function cutsAddress(codes: Uint16Array, from: number, end: number): boolean {
  if (codes[end] !== 58 || !isDigit(groupAt(codes, end + 1))) return false;
  return /^[\da-f:.]*$/i.test(String.fromCharCode(...codes.subarray(from, end)));
}

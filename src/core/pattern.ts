import { fold, isDigit, isWord, QUOTE, SOFT_BREAK, SPACE } from './fold.ts';
import { normalize } from './normalize.ts';
import { parseTemplate, type Hole } from './template.ts';

/** Text that is matched as it stands: literals, and runs of digits between them. */
type Piece = (string | Hole)[];

/** A template made ready for matching: pieces with gaps between them, all lengths bounded. */
export type Pattern = {
  pieces: Piece[];
  /** `gaps[i]` stands before piece `i`; the first and the one behind the last piece may be missing. */
  gaps: (Hole | undefined)[];
  /** The longest text each piece can stand for. */
  reaches: number[];
  /** One word alone is only itself in its own letter case. */
  exact: boolean;
};

/** Where a pattern stands in normalised text, and the spans of its holes. */
export type Span = { start: number; end: number; holes: { name: string; start: number; end: number }[] };

const LONGEST_GAP = 300;
const LONGEST_NUMBER = 20;
const HOLE_MARK = 0xe000;
const NEWLINE = 10;
/** What a logger may repeat at the start of each line of one message. */
const LINE_LABELS = ['npm ERR! ', '[ERROR] ', 'ERROR: ', 'ERROR '];

/** Compiles a template's source; throws TemplateError as parseTemplate does. */
export function compilePattern(source: string): Pattern {
  const { parts } = parseTemplate(source);
  const marked = parts.map((part, index) =>
    typeof part === 'string' ? part : String.fromCharCode(HOLE_MARK + index),
  );
  const clean = String.fromCharCode(...normalize(marked.join(''), false).codes).replace(/\n+/g, '\n');
  const pieces: Piece[] = [[]];
  const gaps: Pattern['gaps'] = [undefined];
  for (const text of clean.split(/([\ue000-\uefff])/)) {
    const part = parts[text.charCodeAt(0) - HOLE_MARK];
    if (typeof part === 'object' && part.kind !== 'number') {
      if (pieces.at(-1)?.length) {
        gaps.push(part);
        pieces.push([]);
      } else gaps[gaps.length - 1] = part;
    } else if (text) pieces.at(-1)?.push(typeof part === 'object' ? part : text);
  }
  if (pieces.at(-1)?.length) gaps.push(undefined);
  else pieces.pop();
  const words =
    literals(pieces)
      .join(' ')
      .match(/[^\s]*[A-Za-z][^\s]*/g) ?? [];
  return { pieces, gaps, reaches: pieces.map(measureReach), exact: words.length < 2 };
}

/** The literal texts of a pattern, in order. */
export function literals(pieces: Piece[]): string[] {
  return pieces.flat().filter((item) => typeof item === 'string');
}

function measureReach(piece: Piece): number {
  // A line break may bring a label and an empty line, and each literal a soft break.
  return piece.reduce(
    (sum, item) =>
      sum + (typeof item === 'string' ? item.length + 12 * item.split('\n').length : LONGEST_NUMBER),
    0,
  );
}

/** Finds the pattern where character `offset` of the first literal of piece `piece` … stands at `hit`; bounded work. */
export function matchPattern(
  pattern: Pattern,
  codes: Uint16Array,
  hit: number,
  piece: number,
  offset: number,
): Span | undefined {
  const { pieces, gaps } = pattern;
  let start = findAnchor(pattern, codes, hit, piece, offset);
  for (let index = piece; index > 0 && start >= 0; index--) start = findBefore(pattern, codes, index, start);
  if (start < 0) return undefined;
  while (typeof pieces[0]?.[0] === 'object' && isDigit(groupAt(codes, start - 1))) start--;
  const holes: Span['holes'] = [];
  let end = matchPiece(pattern, codes, start, 0, holes);
  for (let index = 1; index < pieces.length && end >= 0; index++)
    end = matchAfterGap(pattern, codes, end, index, holes);
  if (end < 0) return undefined;
  const span = { start, end, holes };
  const lead = gaps[0];
  const tail = gaps[pieces.length];
  if (lead ? !takeLead(codes, span, lead) : cutsWord(codes, start)) return undefined;
  if (tail ? !takeTail(codes, span, tail) : cutsWord(codes, span.end)) return undefined;
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

function findBefore(pattern: Pattern, codes: Uint16Array, index: number, start: number): number {
  let free = start;
  while (free > 0 && start - free < LONGEST_GAP && !stopsGap(codes[free - 1] as number, pattern.gaps[index]))
    free--;
  const lowest = Math.max(0, free - (pattern.reaches[index - 1] as number));
  for (let at = start - 1; at >= lowest; at--) {
    const end = matchPiece(pattern, codes, at, index - 1);
    if (end >= free && end < start) return at;
  }
  return -1;
}

function matchAfterGap(
  pattern: Pattern,
  codes: Uint16Array,
  from: number,
  index: number,
  holes: Span['holes'],
): number {
  const gap = pattern.gaps[index] as Hole;
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

function stopsGap(code: number, gap: Hole | undefined): boolean {
  return code === NEWLINE || (gap?.kind === 'word' && fold[code] === SPACE);
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
  const lowest = Math.max(0, span.start - LONGEST_GAP);
  let start = span.start;
  while (start > lowest && groupAt(codes, start - 1) !== SPACE) start--;
  const found = trimMarks(codes, { name: hole.name, start, end: span.start });
  span.holes.unshift(found);
  span.start = found.start;
  return found.end > found.start;
}

/** A hole behind the last literal is the run without white space that follows, or the rest of its line. */
function takeTail(codes: Uint16Array, span: Span, hole: Hole): boolean {
  const highest = Math.min(codes.length, span.end + LONGEST_GAP);
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

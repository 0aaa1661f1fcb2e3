import { isSpace, QUOTE, SPACE } from '../log/fold.ts';
import { groupAt, type HoleSpan } from './piece.ts';
import type { Hole } from '../signatures/template-parts.ts';

type Bounds = { start: number; end: number; holes: HoleSpan[] };

const LONGEST_RUN = 300;
const NEWLINE = 10;
const DOUBLE_QUOTE = 34;
const OPENS_STRING = Array.from(':([{=, ', (char) => char.charCodeAt(0));
const CLOSES_STRING = Array.from(',)]}', (char) => char.charCodeAt(0));

/** A hole before the first literal is the run without white space that stands there. */
export function takeLead(codes: Uint16Array, span: Bounds, hole: Hole): boolean {
  const lowest = Math.max(0, span.start - LONGEST_RUN);
  let start = span.start;
  while (start > lowest && groupAt(codes, start - 1) !== SPACE && !opensString(codes, start - 1)) start--;
  const found = trimMarks(codes, { name: hole.name, start, end: span.start });
  span.holes.unshift(found);
  span.start = found.start;
  return found.end > found.start;
}

/** A hole behind the last literal is the run without white space that follows, or the rest of its line. */
export function takeTail(codes: Uint16Array, span: Bounds, hole: Hole): boolean {
  const highest = Math.min(codes.length, span.end + LONGEST_RUN);
  const wholeLine = hole.kind === 'line';
  const inString = isInString(codes, span.start);
  let end = span.end;
  while (end < highest && (wholeLine ? codes[end] !== NEWLINE : !isSpace(codes[end] as number))) end++;
  const run = { name: hole.name, start: span.end, end };
  if (inString) cutString(codes, run);
  if (wholeLine) cutClass(codes, run);
  const found = wholeLine ? trimSpace(codes, run) : trimMarks(codes, run);
  span.holes.push(found);
  span.end = found.end;
  return found.end > found.start;
}

function opensString(codes: Uint16Array, at: number): boolean {
  return codes[at] === DOUBLE_QUOTE && OPENS_STRING.includes(codes[at - 1] as number);
}

/** Whether a quotation mark opens on the line before `at`, as JSON and source code have it: `:"`, `("`. */
function isInString(codes: Uint16Array, at: number): boolean {
  const lowest = Math.max(1, at - LONGEST_RUN);
  for (let index = at - 1; index >= lowest && codes[index] !== NEWLINE; index--) {
    if (opensString(codes, index)) return true;
  }
  return false;
}

/** Ends the run where the string does: `"}`, `",`, `")`. */
function cutString(codes: Uint16Array, run: { start: number; end: number }): void {
  for (let at = run.start; at < run.end; at++) {
    const isEnd =
      at + 1 >= codes.length || codes[at + 1] === NEWLINE || CLOSES_STRING.includes(codes[at + 1] as number);
    if (codes[at] === DOUBLE_QUOTE && isEnd) run.end = at;
  }
}

/** Ends the run where Ruby names the class of an exception: ` (RuntimeError)`. */
function cutClass(codes: Uint16Array, run: { start: number; end: number }): void {
  const text = String.fromCharCode(...codes.subarray(run.start, run.end));
  const at = text.search(/ \([A-Z][\w:]*(?:Error|Exception|::E[A-Z]+)\)$/);
  if (at > 0) run.end = run.start + at;
}

/** Leaves out the white space at both ends of the run. */
export function trimSpace<Run extends { start: number; end: number }>(codes: Uint16Array, run: Run): Run {
  while (run.start < run.end && groupAt(codes, run.start) === SPACE) run.start++;
  while (run.start < run.end && groupAt(codes, run.end - 1) === SPACE) run.end--;
  return run;
}

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const OPENING: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Leaves out the quotation marks, brackets and full stops that belong to the sentence around the value. */
function trimMarks<Run extends { start: number; end: number }>(codes: Uint16Array, run: Run): Run {
  const char = (at: number) => String.fromCharCode(codes[at] as number);
  const has = (mark = '') => codes.subarray(run.start, run.end).includes(mark.charCodeAt(0));
  const isQuote = (at: number) => groupAt(codes, at) === QUOTE;
  const endsStray = () => {
    const last = char(run.end - 1);
    return isQuote(run.end - 1) || (last in OPENING ? !has(OPENING[last]) : '.,;:!?*'.includes(last));
  };
  const startsStray = () => {
    const first = char(run.start);
    return isQuote(run.start) || (first in CLOSING && !has(CLOSING[first]));
  };
  while (run.start < run.end && endsStray()) run.end--;
  // Bold in Markdown, as against `**/*.ts`.
  if (char(run.start) + char(run.start + 1) === '**' && char(run.start + 2) !== '/') run.start += 2;
  while (run.start < run.end && startsStray()) run.start++;
  if (/[([{]/.test(char(run.start)) && CLOSING[char(run.start)] === char(run.end - 1)) {
    run.start++;
    run.end--;
  }
  return run;
}

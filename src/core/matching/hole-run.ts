import { QUOTE, SPACE } from '../log/fold.ts';
import { groupAt, type HoleSpan } from './piece.ts';
import type { Hole } from '../signatures/template-parts.ts';

type Bounds = { start: number; end: number; holes: HoleSpan[] };

const LONGEST_RUN = 300;
const NEWLINE = 10;

/** A hole before the first literal is the run without white space that stands there. */
export function takeLead(codes: Uint16Array, span: Bounds, hole: Hole): boolean {
  const lowest = Math.max(0, span.start - LONGEST_RUN);
  let start = span.start;
  while (start > lowest && groupAt(codes, start - 1) !== SPACE) start--;
  const found = trimMarks(codes, { name: hole.name, start, end: span.start });
  span.holes.unshift(found);
  span.start = found.start;
  return found.end > found.start;
}

/** A hole behind the last literal is the run without white space that follows, or the rest of its line. */
export function takeTail(codes: Uint16Array, span: Bounds, hole: Hole): boolean {
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
    return isQuote(run.end - 1) || (last in OPENING ? !has(OPENING[last]) : '.,;:!?'.includes(last));
  };
  const startsStray = () => {
    const first = char(run.start);
    return isQuote(run.start) || (first in CLOSING && !has(CLOSING[first]));
  };
  while (run.start < run.end && endsStray()) run.end--;
  while (run.start < run.end && startsStray()) run.start++;
  if (/[([{]/.test(char(run.start)) && CLOSING[char(run.start)] === char(run.end - 1)) {
    run.start++;
    run.end--;
  }
  return run;
}

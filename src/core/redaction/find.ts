import { follow } from './read-value.ts';

/** A stretch of a text that is to be replaced: from `start` up to `end`, what it is, the name of its placeholder, what stands behind that. */
export type Find = { start: number; end: number; kind: string; label: string; suffix?: string };

/** What stands for something that was replaced. */
const PLACEHOLDER = /<(?:token|password|cookie|user|private-key|email)-\d{1,9}>(?:@mail\.invalid)?/g;
const PLACEHOLDER_HERE = new RegExp(PLACEHOLDER, 'y');
/** Something is left to hide only where letters or digits are. */
const HOLDS_SOMETHING = /[\p{L}\p{N}]/u;

/** Whether what stands for a replaced secret begins at a place. */
export function isPlaceholder(text: string, at: number): boolean {
  return follow(PLACEHOLDER_HERE, text, at) >= 0;
}

/** All that `matchAll` finds, without the copy of the pattern that it makes each time. */
export function findAll(pattern: RegExp, text: string): RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) all.push(found);
  return all;
}

/** Finds in order without overlaps: the one that begins first stands, and of those the longest, grown over the others. Changes the array. */
export function settleOverlaps(finds: Find[]): Find[] {
  const kept: Find[] = [];
  for (const find of finds.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || last.end <= find.start) kept.push({ ...find });
    else if (find.end > last.end) last.end = find.end;
  }
  return kept;
}

/** The parts of a find that hold something, in order: none crosses a line's end or a placeholder. */
export function partsOf(text: string, { start, end }: Find): [start: number, end: number][] {
  const parts: [number, number][] = [];
  let from = start;
  const add = (to: number) => {
    const part = text.slice(from, to);
    const inner = part.trim();
    const at = from + part.indexOf(inner);
    if (HOLDS_SOMETHING.test(inner)) parts.push([at, at + inner.length]);
  };
  const secret = text.slice(start, end);
  const breaks = secret.includes('<') ? findAll(PLACEHOLDER, secret) : [];
  const marks = breaks.map((found) => [start + found.index, found[0].length] as const);
  for (let at = secret.indexOf('\n'); at >= 0; at = secret.indexOf('\n', at + 1)) marks.push([start + at, 1]);
  for (const [at, length] of marks.sort(([a], [b]) => a - b)) {
    add(at);
    from = at + length;
  }
  add(end);
  return parts;
}

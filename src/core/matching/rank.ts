import type { SignatureEntry } from '../signatures/types.ts';

/** A page found in a log: what its best wording weighs, the line of its first place, and the spans it covers. */
export type Hit = {
  entry: SignatureEntry;
  weight: number;
  line: number;
  spans: { start: number; end: number }[];
};

/** A hit in its place, with the score that brought it there. */
export type Ranked<H extends Hit> = { hit: H; score: number; reason: string };

/** Beyond this a longer message is hardly more certain: length alone must not bury an earlier error. */
const ENOUGH = 16;
const BEYOND = 0.1;
/** Tools print a cause before what follows from it. */
const FIRST_LINE = 1.15;
/** A weak hit does not push a strong one down, whatever it may cause. */
const LEAST_SHARE = 0.25;

/** Orders hits by what they are worth, each cause above its consequences, and says why each stands where it does. */
export function rankHits<H extends Hit>(hits: H[]): Ranked<H>[] {
  const firstLine = Math.min(...hits.map(({ line }) => line));
  const waiting = hits
    .map((hit) => ({ hit, score: scoreHit(hit) * (hit.line === firstLine ? FIRST_LINE : 1), reason: '' }))
    .sort((a, b) => b.score - a.score || compareText(a.hit.entry.id, b.hit.entry.id));
  const ranked: Ranked<H>[] = [];
  while (waiting.length) {
    const free = waiting.findIndex(
      (next) => !waiting.some((other) => other !== next && outranks(other, next)),
    );
    ranked.push(...waiting.splice(Math.max(0, free), 1));
  }
  ranked.forEach((next, index) => (next.reason = explain(next, ranked, index)));
  return ranked;
}

function scoreHit({ weight }: Hit): number {
  return Math.min(weight, ENOUGH) + Math.max(0, weight - ENOUGH) * BEYOND;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function outranks(cause: Ranked<Hit>, effect: Ranked<Hit>): boolean {
  const { outranks: effects } = cause.hit.entry;
  return !!effects?.includes(effect.hit.entry.id) && cause.score >= effect.score * LEAST_SHARE;
}

function explain(next: Ranked<Hit>, ranked: Ranked<Hit>[], index: number): string {
  const above = ranked.slice(0, index);
  const cause = above.find((other) => outranks(other, next));
  const effect = ranked.slice(index + 1).find((other) => outranks(next, other));
  const wider = above.find((other) => isWithin(next.hit, other.hit));
  if (cause) return `It follows from “${cause.hit.entry.title}”.`;
  if (effect) return `It leads to “${effect.hit.entry.title}”.`;
  if (wider) return `Its message is a part of “${wider.hit.entry.title}”.`;
  if (ranked.length === 1) return 'It is the only known error in this log.';
  return index ? 'Its message says less, or comes later.' : 'Its message says most, or comes first.';
}

function isWithin(inner: Hit, outer: Hit): boolean {
  return inner.spans.every((span) =>
    outer.spans.some((other) => other.start <= span.start && span.end <= other.end),
  );
}

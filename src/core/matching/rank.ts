import { orderByCause } from './cause-order.ts';
import type { SignatureEntry } from '../signatures/types.ts';

/** A page found in a log: what its best wording weighs, the line of its first place, and the spans it covers. */
export type Hit = {
  entry: SignatureEntry;
  weight: number;
  line: number;
  /** In order, none over another. */
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
/** Only the first hits are looked through for one whose message holds another's. */
const MOST_HOLDERS = 50;

/** Orders hits by what they are worth, each cause above its consequences, and says why each stands where it does. */
export function rankHits<H extends Hit>(hits: H[]): Ranked<H>[] {
  const firstLine = hits.reduce((least, { line }) => Math.min(least, line), Infinity);
  const sorted = hits
    .map((hit) => ({ hit, score: scoreHit(hit) * (hit.line === firstLine ? FIRST_LINE : 1), reason: '' }))
    .sort((a, b) => b.score - a.score || compareText(a.hit.entry.id, b.hit.entry.id));
  const effects = findEffects(sorted);
  const order = orderByCause(sorted.length, effects);
  const ranked = order.map((index) => sorted[index] as Ranked<H>);
  const reasonOf = explainAll(ranked);
  const ranks = new Map(order.map((index, rank) => [index, rank]));
  order.forEach((index, rank) => {
    const consequences = (effects[index] as number[]).map((effect) => ranks.get(effect) as number);
    (ranked[rank] as Ranked<H>).reason = reasonOf(rank, consequences);
  });
  return ranked;
}

function scoreHit({ weight }: Hit): number {
  return Math.min(weight, ENOUGH) + Math.max(0, weight - ENOUGH) * BEYOND;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** For each hit the numbers of the others that follow from it. */
function findEffects(sorted: Ranked<Hit>[]): number[][] {
  const numbers = new Map(sorted.map(({ hit }, index) => [hit.entry.id, index]));
  return sorted.map(({ hit, score }, index) =>
    [...new Set(hit.entry.outranks)].flatMap((id) => {
      const effect = numbers.get(id);
      if (effect === undefined || effect === index) return [];
      return score >= (sorted[effect] as Ranked<Hit>).score * LEAST_SHARE ? [effect] : [];
    }),
  );
}

/** Says why a hit stands where it does, in order of rank; told each one's consequences by their ranks. */
function explainAll(ranked: Ranked<Hit>[]): (rank: number, consequences: number[]) => string {
  const causes = new Map<number, string>();
  const titleOf = (rank: number) => `“${(ranked[rank] as Ranked<Hit>).hit.entry.title}”`;
  return (rank, consequences) => {
    const below = consequences.filter((other) => other > rank);
    for (const other of below) if (!causes.has(other)) causes.set(other, titleOf(rank));
    const cause = causes.get(rank);
    if (cause) return `It follows from ${cause}.`;
    if (below.length > 0)
      return `It leads to ${titleOf(below.reduce((first, other) => Math.min(first, other)))}.`;
    const { hit } = ranked[rank] as Ranked<Hit>;
    const holder = ranked
      .slice(0, Math.min(rank, MOST_HOLDERS))
      .findIndex((other) => isWithin(hit, other.hit));
    if (holder >= 0) return `Its message is a part of ${titleOf(holder)}.`;
    if (ranked.length === 1) return 'It is the only known error in this log.';
    return rank ? 'Its message says less, or comes later.' : 'Its message says most, or comes first.';
  };
}

function isWithin(inner: Hit, outer: Hit): boolean {
  return inner.spans.every(({ start, end }) => {
    const last = lastStarting(outer.spans, start);
    return last !== undefined && end <= last.end;
  });
}

/** The last span that begins at the offset or before it. */
function lastStarting(spans: Hit['spans'], offset: number): Hit['spans'][number] | undefined {
  let low = 0;
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as { start: number }).start <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

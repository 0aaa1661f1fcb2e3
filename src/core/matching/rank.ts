import { orderByCause } from './cause-order.ts';
import { countLeading } from '../log/count-leading.ts';
import type { SignatureEntry } from '../signatures/types.ts';

/** A page found in a log: what its best wording weighs, the line of its first place, and the spans it covers. */
export type Hit = {
  entry: SignatureEntry;
  weight: number;
  line: number;
  /** How the line of its last place begins, and which line that is. */
  last: { head: string; line: number };
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
/** The last attempt must say nearly as much as the best, and is then a little above it. */
const LAST_SHARE = 0.6;
const LAST_ATTEMPT = 1.01;
/** A weak hit does not push a strong one down, whatever it may cause. */
const LEAST_SHARE = 0.25;
/** Only the first hits are looked through for one whose message holds another's. */
const MOST_HOLDERS = 50;

/** Orders hits by what they are worth, each cause above its consequences, and says why each stands where it does. */
export function rankHits<H extends Hit>(hits: H[]): Ranked<H>[] {
  const firstLine = hits.reduce((least, { line }) => Math.min(least, line), Infinity);
  const scored = hits.map((hit) => ({
    hit,
    score: scoreHit(hit) * (hit.line === firstLine ? FIRST_LINE : 1),
    reason: '',
  }));
  favourLast(scored);
  const sorted = scored.sort((a, b) => b.score - a.score || compareText(a.hit.entry.id, b.hit.entry.id));
  const effects = findEffects(sorted);
  const order = orderByCause(effects);
  const ranked = order.map((index) => sorted[index] as Ranked<H>);
  const ranks: number[] = [];
  order.forEach((index, rank) => (ranks[index] = rank));
  const causes: Ranked<H>[] = [];
  ranked.forEach((next, rank) => {
    const below = (effects[order[rank] as number] as number[])
      .map((effect) => ranks[effect] as number)
      .filter((other) => other > rank);
    for (const other of below) causes[other] ??= next;
    next.reason = explain(ranked, rank, causes[rank], ranked[Math.min(...below)]);
  });
  return ranked;
}

/** Of several attempts, lines that begin alike, the last decides. */
function favourLast(scored: Ranked<Hit>[]): void {
  for (const attempts of Map.groupBy(scored, ({ hit }) => hit.last.head).values()) {
    const best = attempts.reduce((most, next) => (next.score > most.score ? next : most));
    const last = attempts.reduce((late, next) => (isLater(next, late) ? next : late));
    const isNew = last.hit.last.line > best.hit.last.line;
    if (isNew && last.score > best.score * LAST_SHARE) last.score = best.score * LAST_ATTEMPT;
  }
}

function isLater(one: Ranked<Hit>, other: Ranked<Hit>): boolean {
  const lines = one.hit.last.line - other.hit.last.line;
  return lines > 0 || (lines === 0 && one.score > other.score);
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
    (hit.entry.outranks ?? [])
      .map((id) => numbers.get(id) ?? index)
      .filter((effect) => effect !== index && score >= (sorted[effect] as Ranked<Hit>).score * LEAST_SHARE),
  );
}

function explain(ranked: Ranked<Hit>[], rank: number, cause?: Ranked<Hit>, effect?: Ranked<Hit>): string {
  if (cause) return `It follows from “${cause.hit.entry.title}”.`;
  if (effect) return `It leads to “${effect.hit.entry.title}”.`;
  const { hit } = ranked[rank] as Ranked<Hit>;
  const wider = ranked.slice(0, Math.min(rank, MOST_HOLDERS)).find((other) => isWithin(hit, other.hit));
  if (wider) return `Its message is a part of “${wider.hit.entry.title}”.`;
  if (ranked.length === 1) return 'It is the only known error in this log.';
  return rank ? 'Its message says less, or comes later.' : 'Its message says most, or comes first.';
}

function isWithin(inner: Hit, outer: Hit): boolean {
  return inner.spans.every((span) => {
    const other = outer.spans[countLeading(outer.spans, ({ start }) => start <= span.start) - 1];
    return other && span.end <= other.end;
  });
}

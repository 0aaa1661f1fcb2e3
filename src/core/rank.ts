import type { SignatureEntry } from './types.ts';

type Hit = { entry: SignatureEntry; score: number; found: { span: { start: number; end: number } }[] };

/** A weak hit does not push a strong one down, whatever it may cause. */
const LEAST_SHARE = 0.25;

/** Orders hits by what they are worth, each cause above its consequences, and says why each stands where it does. */
export function rankMatches<H extends Hit>(hits: H[]): { hit: H; reason: string }[] {
  const waiting = hits.toSorted(
    (a, b) => b.score - a.score || firstStart(a) - firstStart(b) || (a.entry.id < b.entry.id ? -1 : 1),
  );
  const ranked: H[] = [];
  while (waiting.length) {
    const free = waiting.findIndex((hit) => !waiting.some((other) => other !== hit && outranks(other, hit)));
    ranked.push(...waiting.splice(Math.max(0, free), 1));
  }
  return ranked.map((hit, index) => ({ hit, reason: explain(hit, ranked, index) }));
}

function outranks(cause: Hit, effect: Hit): boolean {
  return !!cause.entry.outranks?.includes(effect.entry.id) && cause.score >= effect.score * LEAST_SHARE;
}

function explain(hit: Hit, ranked: Hit[], index: number): string {
  const effect = ranked.slice(index + 1).find((other) => outranks(hit, other));
  const cause = ranked.slice(0, index).find((other) => outranks(other, hit));
  const wider = ranked.slice(0, index).find((other) => isWithin(hit, other));
  if (cause) return `A consequence of “${cause.entry.title}”.`;
  if (effect) return `It causes “${effect.entry.title}”.`;
  if (wider) return `Its message is part of the more specific “${wider.entry.title}”.`;
  if (ranked.length === 1) return 'The only known error in this log.';
  return index ? 'Its message is less specific than those above.' : 'The most specific message in this log.';
}

function isWithin(inner: Hit, outer: Hit): boolean {
  return inner.found.every(({ span }) =>
    outer.found.some((other) => other.span.start <= span.start && span.end <= other.span.end),
  );
}

function firstStart(hit: Hit): number {
  return hit.found[0]?.span.start ?? 0;
}

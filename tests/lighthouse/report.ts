import type { Result } from 'lighthouse';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

/** What Lighthouse found on a page: scores from 0 to 100, layout shift, blocking time in milliseconds. */
export interface Report {
  scores: Record<Category, number>;
  cls: number;
  tbt: number;
  /** Every audit that cost points, with what it found. */
  lost: string[];
}

/** Reads a result. Scores are Lighthouse's own, an average by weight, without the `excused` audits. */
export function readReport(result: Result, excused: readonly string[]): Report {
  if (result.runtimeError) throw new Error(`Lighthouse: ${result.runtimeError.message}`);
  const counted = (category: Category) =>
    (result.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const { score = null, scoreDisplayMode } = result.audits[id] ?? {};
      if (scoreDisplayMode === 'error') throw new Error(`Lighthouse could not make its audit ${id}.`);
      return weight > 0 && score !== null && !excused.includes(id) ? [{ id, weight, score }] : [];
    });
  const scoreOf = (category: Category) => {
    const audits = counted(category);
    const sum = audits.reduce((total, { weight, score }) => total + weight * score, 0);
    return Math.round((100 * sum) / audits.reduce((total, { weight }) => total + weight, 0));
  };
  return {
    scores: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      'best-practices': scoreOf('best-practices'),
      seo: scoreOf('seo'),
    },
    cls: numberOf(result, 'cumulative-layout-shift'),
    tbt: numberOf(result, 'total-blocking-time'),
    lost: CATEGORIES.flatMap(counted)
      .filter(({ score }) => score < 1)
      .map(({ id }) => `${id}: ${describe(result, id)}`),
  };
}

/** What keeps a page from being perfect, a sentence each. */
export function shortcomings({ scores, cls, tbt, lost }: Report): string[] {
  const low = CATEGORIES.filter((category) => scores[category] < 100);
  return [
    ...low.map((category) => `${category} is ${scores[category]}`),
    ...(cls > 0 ? [`the layout shifts by ${cls}`] : []),
    ...(tbt > 0 ? [`the page is blocked for ${tbt} ms`] : []),
    ...(low.length > 0 ? lost : []),
  ];
}

/**
 * A page looked at several times. Of performance the middle counts. Of blocking the least: other programs only ever add to it.
 * Of everything else the worst.
 */
export function combine(reports: [Report, ...Report[]]): Report {
  const [first] = reports;
  const of = (category: Category) => reports.map(({ scores }) => scores[category]).sort((a, b) => a - b);
  const lowest = (category: Category) => of(category)[0] ?? 0;
  return {
    scores: {
      performance: of('performance')[Math.floor(reports.length / 2)] ?? 0,
      accessibility: lowest('accessibility'),
      'best-practices': lowest('best-practices'),
      seo: lowest('seo'),
    },
    cls: Math.max(...reports.map(({ cls }) => cls)),
    tbt: Math.min(...reports.map(({ tbt }) => tbt)),
    lost: first.lost,
  };
}

function numberOf(result: Result, id: string): number {
  const value = result.audits[id]?.numericValue;
  if (value === undefined) throw new Error(`Lighthouse did not measure ${id}.`);
  return Math.round(value * 10_000) / 10_000;
}

function describe(result: Result, id: string): string {
  const { title, displayValue, details } = result.audits[id] ?? {};
  return [title, displayValue, JSON.stringify(details)?.slice(0, 400)].filter(Boolean).join(' · ');
}

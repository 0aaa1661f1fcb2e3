import type { Result } from 'lighthouse';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

/** A task blocks for what it takes beyond this, in milliseconds. */
const SHORT_TASK = 50;
/** Lighthouse's word for a task of the browser itself, as when it starts a process: the machine's, not the page's. */
const OF_BROWSER = 'Unattributable';

/** What Lighthouse found on a page: scores from 0 to 100, layout shift, by how much the page's own tasks block, in milliseconds. */
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
    tbt: blockingTime(result),
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

/** Lighthouse's total, which begins with the first paint, and no more than the page's own tasks take. */
function blockingTime(result: Result): number {
  const { details } = result.audits['long-tasks'] ?? {};
  if (details?.type !== 'table') throw new Error('Lighthouse did not list the long tasks.');
  const own = details.items
    .filter(({ url }) => url !== OF_BROWSER)
    .reduce((sum, { duration }) => sum + Math.max(0, Number(duration) - SHORT_TASK), 0);
  return Math.min(own, numberOf(result, 'total-blocking-time'));
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

import { LEVELS, type Level } from '../schema/evidence.ts';
import { type Coverage, sumCoverage } from './coverage.ts';
import type { ErrorView, ToolView } from './views.ts';

/** How many pages stand on each level. */
export type Score = Record<Level, number>;

/** One line of the scoreboard. */
export interface ToolScore {
  id: string;
  name: string;
  url: string;
  score: Score;
  pages: number;
}

/** How many of the pages are on each level. */
export function scoreOf(errors: ErrorView[]): Score {
  const count = (level: Level) => errors.filter(({ proof }) => proof.level === level).length;
  return Object.fromEntries(LEVELS.map((level) => [level, count(level)])) as Score;
}

/** The scoreboard by tool, in the tools' order. */
export function toolScores(tools: ToolView[]): ToolScore[] {
  return tools.map(({ id, title, url, errors }) => ({
    id,
    name: title,
    url,
    score: scoreOf(errors),
    pages: errors.length,
  }));
}

/** The pages whose tree is walked, and how much of all their trees runs have shown. */
export function totalCoverage(errors: ErrorView[]): Coverage & { pages: number } {
  const walked = errors.flatMap(({ coverage }) => coverage ?? []);
  return { pages: walked.length, ...sumCoverage(walked) };
}

/** Pages that are not proven, with the reason that their proof file gives. */
export function unproven(errors: ErrorView[]): { view: ErrorView; reason: string }[] {
  return errors
    .filter(({ proof }) => proof.level !== 'proven')
    .map((view) => ({ view, reason: view.proof.exempt?.why ?? REASONS[view.proof.level] }));
}

const REASONS = {
  proven: '',
  reproduced: 'The error was brought about, but no command on the page can cure it here.',
  simulated: 'The service is remote: a local server played the answer that its vendor documents.',
  documented: 'The run has not been recorded for this version of the page.',
} as const satisfies Record<Level, string>;

import type { Outcome } from './step.ts';

/** How many tests passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

/** What a step counts for. One that found no test has failed, whatever it says; so has one that was not run. */
export function countTests({ step, run }: Outcome): Count {
  if (!run) return { passed: 0, failed: 1 };
  if (!step.counts) return { passed: run.ok ? 1 : 0, failed: run.ok ? 0 : 1 };
  const passed = sum(run.output, 'pass');
  return { passed, failed: Math.max(sum(run.output, 'fail'), run.ok && passed > 0 ? 0 : 1) };
}

/** Where the time went and what came of it: a line for each step, and one for all of them. */
export function describeOutcomes(outcomes: Outcome[], seconds: number): string {
  const rows = outcomes.map((outcome): [string, string, string] => [
    outcome.step.name,
    outcome.run ? outcome.run.seconds.toFixed(1) : '',
    describe(outcome),
  ]);
  const table: [string, string, string][] = [
    ['step', 'seconds', 'result'],
    ...rows,
    ['all', seconds.toFixed(1), 'some of them side by side'],
  ];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map(
      ([name, time, result]) => `${name.padEnd(widths[0] ?? 0)}  ${time.padStart(widths[1] ?? 0)}  ${result}`,
    )
    .join('\n');
}

/** The line that CI reads: `12 passed, 1 failed`. */
export function describeTotal(outcomes: Outcome[]): string {
  const counts = outcomes.map(countTests);
  const total = (part: keyof Count) => counts.reduce((all, count) => all + count[part], 0);
  return `${total('passed')} passed, ${total('failed')} failed`;
}

function describe(outcome: Outcome): string {
  if (!outcome.run) return `not run: it needs ${(outcome.step.needs ?? []).join(', ')}`;
  const { passed, failed } = countTests(outcome);
  if (!outcome.step.counts) return failed > 0 ? 'failed' : 'passed';
  if (passed === 0 && outcome.run.ok) return 'failed: no test was found';
  return failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`;
}

/** node:test ends with `ℹ pass 3` or `# pass 3`, Playwright with `3 passed`. */
function sum(output: string, verb: 'pass' | 'fail'): number {
  const found = output.match(new RegExp(`^\\s*(?:[ℹ#] ${verb} (\\d+)|(\\d+) ${verb}ed)`, 'gm')) ?? [];
  return found.reduce((all, line) => all + Number(/\d+/.exec(line)?.[0] ?? 0), 0);
}

import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browser.ts';
import { ensureOtherBrowsers, ensureTestTools } from './test-tools.ts';
import { runCommand } from './testing/command.ts';
import { describeSteps } from './testing/help.ts';
import { planSteps, UnknownStep } from './testing/plan.ts';
import { describeOutcomes, describeTotal, countTests } from './testing/report.ts';
import { runSteps } from './testing/schedule.ts';
import type { Outcome, Step } from './testing/step.ts';
import { STEPS } from './testing/steps.ts';

/** More steps side by side than this only make each other wait: most use several processes themselves. */
const MOST_LANES = 3;

/** Not a call that can be understood. */
const MISUSED = 2;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isMisuse =
    error instanceof UnknownStep || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (!isMisuse) throw error;
  console.error((error as Error).message);
  process.exitCode = MISUSED;
}

async function main(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(describeSteps(STEPS));
    return 0;
  }
  const steps = planSteps(STEPS, positionals, values.all);
  await installTools(steps);
  // What an earlier run measured is not of this one.
  if (positionals.length === 0) rmSync('.figures', { recursive: true, force: true });
  const outcomes = await runAll(steps);
  console.log(`\n${describeTotal(outcomes)}`);
  return outcomes.some((outcome) => countTests(outcome).failed > 0) ? 1 : 0;
}

async function installTools(steps: Step[]): Promise<void> {
  const tools = new Set(steps.flatMap((step) => step.tools ?? []));
  if (tools.has('browser')) ensureBrowser();
  if (tools.has('other-browsers')) ensureOtherBrowsers();
  if (tools.has('debian')) await ensureTestTools(process.cwd());
}

/** Runs the steps. What one prints is shown whole, when it ends; where there is no other, at once. */
async function runAll(steps: Step[]): Promise<Outcome[]> {
  const began = performance.now();
  const isLive = steps.length === 1;
  const run = (step: Step) => {
    console.log(isLive ? `\n${headingOf(step)}` : `started: ${step.name}`);
    return runCommand(step, (chunk) => void (isLive && process.stdout.write(chunk)));
  };
  const tell = (outcome: Outcome) => {
    if (!isLive) console.log(`\n${headingOf(outcome.step)}\n${outcome.run?.output ?? ''}`);
  };
  const outcomes = await runSteps(steps, Math.min(MOST_LANES, availableParallelism()), run, tell);
  console.log(`\n${describeOutcomes(outcomes, (performance.now() - began) / 1000)}`);
  return outcomes;
}

function headingOf({ name, command }: Step): string {
  return `== ${name}: ${command}`;
}

import {
  cureOf,
  openCauses,
  type PageTree,
  restOfCure,
  type Target,
  targetOf,
} from '../content/page-tree.ts';
import type { Command, Outcome } from '../schema/error.ts';
import { CaseFailure } from './case-failure.ts';
import { type CaseRecord, execute, shownResult } from './case.ts';
import { seenOutcomes } from './outcome.ts';
import { findCommand, writeCommand } from './page-command.ts';
import type { Run } from './sandbox/run.ts';
import { checkOf, isCured, type Stage } from './stage.ts';

/** Commands that a reader follows before giving up. */
const MOST_COMMANDS = 8;

/** A command on the way, what it printed, and which of its outcomes that is. */
export type WalkStep = CaseRecord['before'][number] & { outcome?: number };

/** A way through a page: what was run, and where it ended. */
export interface Trail {
  steps: WalkStep[];
  end: 'cured' | { page: string };
}

/** Follows a page from one of its commands as a reader would, to the cure; throws CaseFailure where a reader would be lost. */
export async function walk(stage: Stage, tree: PageTree, start: string): Promise<Trail> {
  const steps: WalkStep[] = [];
  let open = tree.causes;
  let target: Target = { command: start };
  while (target !== 'fixed' && 'command' in target) {
    const command = findCommand(stage.page, target.command);
    if (command.risk !== 'inspects') {
      const next = await cure(stage, tree, open, target.command, steps);
      if (next === 'cured') return { steps, end: 'cured' };
      ({ target, open } = next);
      continue;
    }
    const { run, step } = await runCommand(stage, command);
    const sight = judge(tree, command, run);
    if ('problem' in sight) throw new CaseFailure(`walk ${command.id}`, sight.problem, run);
    steps.push({ ...step, outcome: sight.index });
    checkLimit(steps, command.id);
    ({ target, open } = follow(stage, tree, open, command, sight.outcome, run));
  }
  if (target === 'fixed') return finish(stage, steps);
  if ('byHand' in target) return finish(stage, await playByHand(stage, steps));
  return handOver(stage, tree, target.page, steps);
}

/** Runs one of the page's commands as the reader would copy it; on a walk, a look at what nobody has changed is not run again. */
export async function runCommand(
  { sandbox, values, page, looked }: Stage,
  command: Command,
  check = 'walk',
): Promise<{ run: Run; step: WalkStep }> {
  const { script, shown } = writeCommand(findCommand(page, command.id), values);
  if (command.risk !== 'inspects') looked.clear();
  const known = check === 'walk' ? looked.get(command.id) : undefined;
  const place = sandbox.state();
  if (known) sandbox.restore(known.left);
  const run = known?.run ?? (await execute(sandbox, `${check} ${command.id}`, script));
  // A look may go to another folder: what others printed was printed elsewhere.
  if (check === 'walk' && sandbox.state() !== place) looked.clear();
  const step = { id: command.id, ...(command.file && { file: command.file }), command: shown };
  return { run, step: { ...step, ...shownResult(run) } };
}

/** What an output says: the one outcome that it is, or why a reader could not tell. */
function judge(
  tree: PageTree,
  { outcomes = [] }: Command,
  run: Run,
): { index: number; outcome: Outcome } | { problem: string } {
  const seen = seenOutcomes(outcomes, run.output);
  const [index] = seen;
  const outcome = index === undefined ? undefined : outcomes[index];
  if (index === undefined || !outcome) {
    return {
      problem: `none of its ${outcomes.length} outcomes fits what was printed. Add one for this, or make the command say it.`,
    };
  }
  const meanings = new Set(
    seen.map((each) => {
      const other = outcomes[each];
      return other && JSON.stringify([targetOf(tree, other), openCauses(tree, other).map(({ id }) => id)]);
    }),
  );
  if (meanings.size > 1) {
    return {
      problem: `outcomes ${seen.join(' and ')} are both printed and say different things. Make their \`output\` tell them apart.`,
    };
  }
  return { index, outcome };
}

/** Where an outcome leads on this stage; throws when it leads nowhere or leaves out what is staged. */
function follow(
  { theCase }: Stage,
  tree: PageTree,
  open: PageTree['causes'],
  command: Command,
  outcome: Outcome,
  run: Run,
): { target: Target; open: PageTree['causes'] } {
  const own = openCauses(tree, outcome);
  if (outcome.causes && !own.some(({ id }) => id === theCase.cause)) {
    throw new CaseFailure(
      `walk ${command.id}`,
      `says that it is ${own.map(({ id }) => id).join(' or ')}, but \`${theCase.cause}\` is staged. Narrow its \`output\`, or add the cause to \`causes\`.`,
      run,
    );
  }
  const target = targetOf(tree, outcome);
  if (!target) {
    throw new CaseFailure(
      `walk ${command.id}`,
      'is a dead end: the outcome names no `next` and not one cause alone. Say where to go.',
      run,
    );
  }
  const both = own.filter((cause) => open.includes(cause));
  return { target, open: both.length > 0 ? both : own };
}

/** Runs a changing command and the rest of the cure that it stands in; says where to go when the error stays. */
async function cure(
  stage: Stage,
  tree: PageTree,
  open: PageTree['causes'],
  id: string,
  steps: WalkStep[],
): Promise<'cured' | { target: Target; open: PageTree['causes'] }> {
  const rest = restOfCure(open, id);
  if (!rest) {
    throw new CaseFailure(
      `walk ${id}`,
      `stands in several cures that go on differently, and ${open.map((cause) => cause.id).join(', ')} are still open. Let the outcome before it name one cause.`,
    );
  }
  let last: { command: Command; run: Run } | undefined;
  for (const target of rest) {
    if (target === 'fixed' || 'byHand' in target) break;
    if ('page' in target) return { target, open };
    const command = findCommand(stage.page, target.command);
    const { run, step } = await runCommand(stage, command);
    steps.push(step);
    checkLimit(steps, command.id);
    if (run.exit !== 0 || command.risk === 'inspects') {
      const onward = leadOn(tree, command, run, open);
      if (onward) return onward;
      if (run.exit !== 0)
        throw new CaseFailure(
          `walk ${command.id}`,
          `failed with exit code ${run.exit}, and no outcome says what to do then.`,
          run,
        );
    }
    last = { command, run };
  }
  await playByHand(stage, steps);
  const { cured, run } = await isCured(stage);
  if (cured) {
    steps.push(verifyStep(stage, run));
    return 'cured';
  }
  const onward = last && leadOn(tree, last.command, last.run, open);
  if (onward) return onward;
  throw new CaseFailure(
    `walk ${id}`,
    `ran and the error stays: \`${checkOf(stage.theCase).name}\` ends with exit code ${run.exit}. Mend the fix, or let the outcome before it lead to another.`,
    run,
  );
}

/** Where a changing command's own outcome leads, when it has one that fits. */
function leadOn(tree: PageTree, command: Command, run: Run, open: PageTree['causes']) {
  const sight = judge(tree, command, run);
  const target = 'outcome' in sight ? targetOf(tree, sight.outcome) : undefined;
  return target && target !== 'fixed' ? { target, open } : undefined;
}

/** What only a person can do: the case's `between`. */
async function playByHand({ theCase, sandbox }: Stage, steps: WalkStep[]): Promise<WalkStep[]> {
  if (!theCase.between) return steps;
  const run = await execute(sandbox, 'between', theCase.between, { strict: true });
  if (run.exit !== 0) throw new CaseFailure('between', `stopped with exit code ${run.exit}.`, run);
  steps.push({ command: theCase.between.trim(), ...shownResult(run) });
  return steps;
}

async function finish(stage: Stage, steps: WalkStep[]): Promise<Trail> {
  const { cured, run } = await isCured(stage);
  if (!cured) {
    throw new CaseFailure(
      'walk',
      `the page says that it is fixed, but \`${checkOf(stage.theCase).name}\` ends with exit code ${run.exit}.`,
      run,
    );
  }
  steps.push(verifyStep(stage, run));
  return { steps, end: 'cured' };
}

function handOver({ theCase }: Stage, tree: PageTree, page: string, steps: WalkStep[]): Trail {
  const staged = tree.causes.find(({ id }) => id === theCase.cause);
  const isRight =
    staged && cureOf(staged).some((target) => target !== 'fixed' && 'page' in target && target.page === page);
  if (isRight) return { steps, end: { page } };
  throw new CaseFailure(
    'walk',
    `ends at ${page}, which is not where \`${theCase.cause}\` is cured. Name that page in the cause's \`fix\`, or lead elsewhere.`,
  );
}

function verifyStep({ theCase }: Stage, run: Run): WalkStep {
  return { command: checkOf(theCase).script.trim(), ...shownResult(run) };
}

function checkLimit(steps: WalkStep[], id: string): void {
  if (steps.length > MOST_COMMANDS)
    throw new CaseFailure(
      `walk ${id}`,
      `is command ${steps.length} on the way, and a reader gives up after ${MOST_COMMANDS}. Shorten the way.`,
    );
}

import { cureOf, type PageTree } from '../content/page-tree.ts';
import type { Command } from '../schema/error.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import { execute } from './case.ts';
import { GO_ELSEWHERE, listed, runsHere } from './matrix.ts';
import type { Queue } from './queue.ts';
import type { Run } from './sandbox/run.ts';
import { changesSince, isCured, onStage, type Stage, type Theatre } from './stage.ts';
import { isKnown, readableChange, type Touches } from './touched.ts';
import { runCommand } from './walk.ts';

/** Where a changing command is run though it does not belong there. */
type Trial = { command: Command; theCase: ProofCase; where: 'other cause' | 'elsewhere' | 'unfilled' };

/** What the shaking of a page found, and the commands that were shaken. */
export interface Shaken {
  failures: { theCase: ProofCase; failure: CaseFailure }[];
  commands: Set<string>;
}

/**
 * Runs changing commands where they do not belong: in other causes' scenes, in an empty folder, with their holes unfilled.
 * Each must refuse and change nothing, or change what it says and leave the error no worse.
 */
export async function shake(
  theatre: Theatre,
  tree: PageTree,
  touches: Touches,
  queue: Queue,
): Promise<Shaken> {
  const trials = plan(theatre, tree);
  const failures = await Promise.all(
    theatre.proof.cases.map((theCase) => {
      const own = trials.filter((trial) => trial.theCase === theCase);
      return queue(() => shakeCase(theCase, own, theatre, touches));
    }),
  );
  return { failures: failures.flat(), commands: new Set(trials.map(({ command }) => command.id)) };
}

async function shakeCase(
  theCase: ProofCase,
  trials: Trial[],
  theatre: Theatre,
  touches: Touches,
): Promise<Shaken['failures']> {
  const failures: Shaken['failures'] = [];
  let rest = trials;
  while (rest.length > 0) {
    // A command that refused has left the stage as it was: the next one runs on the same.
    rest = await onStage(theCase, theatre, async (stage) => {
      for (const [at, trial] of rest.entries()) {
        const { failure, isPristine } = await tryOut(stage, theatre, trial, touches);
        if (failure) failures.push({ theCase, failure });
        if (!isPristine) return rest.slice(at + 1);
      }
      return [];
    });
  }
  return failures;
}

function plan({ page, proof }: Theatre, tree: PageTree): Trial[] {
  const [first] = proof.cases;
  const changing = tree.commands.filter((command) => command.risk !== 'inspects' && runsHere(command));
  return changing.flatMap((command): Trial[] => {
    const belongs = (theCase: ProofCase) =>
      tree.causes.some(
        (cause) =>
          cause.id === theCase.cause &&
          cureOf(cause).some(
            (target) => target !== 'fixed' && 'command' in target && target.command === command.id,
          ),
      );
    const others = proof.cases.filter((theCase) => !belongs(theCase));
    const home = proof.cases.find(belongs) ?? first;
    const hasHoles = Object.keys(page.values ?? {}).some((name) => command.code.includes(`{{${name}}}`));
    return [
      ...oncePerCause(others).map((theCase): Trial => ({ command, theCase, where: 'other cause' })),
      ...(home ? [{ command, theCase: home, where: 'elsewhere' } as const] : []),
      ...(home && hasHoles ? [{ command, theCase: home, where: 'unfilled' } as const] : []),
    ];
  });
}

function oncePerCause(cases: ProofCase[]): ProofCase[] {
  return [...new Map(cases.map((theCase) => [theCase.cause, theCase])).values()];
}

async function tryOut(
  stage: Stage,
  theatre: Theatre,
  { command, where }: Trial,
  touches: Touches,
): Promise<{ failure?: CaseFailure; isPristine: boolean }> {
  const { sandbox } = stage;
  const state = sandbox.state();
  if (where === 'elsewhere') await sandbox.run(GO_ELSEWHERE);
  const { world: start } = await changesSince(stage, theatre.proof, stage.world);
  const actor = where === 'unfilled' ? { ...stage, values: defaultsOf(theatre) } : stage;
  const { run } = await runCommand(actor, command, where);
  const { changes } = await changesSince(stage, theatre.proof, start);
  const readable = changes.map((change) => readableChange(change, stage));
  const complaint =
    judgeChanges(command, run, readable, touches) ??
    (where === 'elsewhere' ? undefined : await judgeError(stage, run, changes.length > 0));
  sandbox.restore(state);
  const { changes: left } = await changesSince(stage, theatre.proof, stage.world);
  const isPristine = left.length === 0;
  const check = `${where} ${command.id}`;
  return {
    isPristine,
    ...(complaint && { failure: new CaseFailure(check, complaint.problem, complaint.run) }),
  };
}

function defaultsOf({ page }: Theatre): Record<string, string> {
  return Object.fromEntries(Object.entries(page.values ?? {}).map(([name, value]) => [name, value.default]));
}

/** A command that refuses may change nothing; one that goes through changes what it does where it belongs, and something. */
function judgeChanges(command: Command, run: Run, changes: string[], touches: Touches) {
  const known = touches.get(command.id);
  if (run.exit !== 0 && changes.length > 0 && !known)
    return {
      run,
      problem: `failed and still changed ${listed(changes)}. Let it refuse before it changes anything.`,
    };
  const strange = known ? changes.filter((change) => !isKnown(change, known)) : [];
  if (strange.length > 0)
    return {
      run,
      problem: `changed ${listed(strange)}, which it does not touch where it belongs. Let it refuse, or touch one place.`,
    };
  return undefined;
}

/** The error must be gone or the same as before; a command that changed nothing and says nothing of it has deceived its reader. */
async function judgeError(stage: Stage, run: Run, hasChanged: boolean) {
  if (run.exit !== 0 && !hasChanged) return undefined;
  const { cured } = await isCured(stage);
  if (cured) return undefined;
  // A tool that says "already up to date" has told its reader; silence has not.
  if (!hasChanged && run.output.trim() !== '') return undefined;
  if (!hasChanged)
    return {
      run,
      problem:
        'succeeded without a word, changed nothing, and the error stays. Let it fail when there is nothing to change.',
    };
  const again = await execute(stage.sandbox, 'again', stage.theCase.reproduce);
  const named = stage.match(again.output)[0]?.id;
  if (again.exit === 0 || named === stage.page.id) return undefined;
  return {
    run: again,
    problem: `turned the error into ${named ?? 'one that no page knows'}. Let it refuse here, or say who must not run it.`,
  };
}

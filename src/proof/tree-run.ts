import type { PageTree } from '../content/page-tree.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import { type CaseRecord, control } from './case.ts';
import { tryDeadEnds } from './dead-ends.ts';
import { lookAround, type Seen } from './matrix.ts';
import { findCommand } from './page-command.ts';
import type { Queue } from './queue.ts';
import { shake } from './shake.ts';
import {
  changesSince,
  checkOf,
  createTheatre,
  isCured,
  onStage,
  type Play,
  type Stage,
  type Theatre,
} from './stage.ts';
import type { Touches } from './touched.ts';
import { takeBack } from './undo.ts';
import { tryTaken, tryUnended } from './untidy.ts';
import { runCommand, type Trail, walk } from './walk.ts';

/** What a page's runs showed. */
export interface TreeRun {
  cases: CaseRecord[];
  seen: Seen;
  touches: Touches;
  undone: Set<string>;
  shaken: Set<string>;
  deadEnds: Set<number>;
  failures: { theCase: ProofCase; failure: unknown }[];
}

/** Runs a page through everything: walks, looks, repeats, undos, dead ends, wrong places. Collects every failure. A part of a page's cases is not shaken. */
export async function runTree(play: Play, queue: Queue, { isPart = false } = {}): Promise<TreeRun> {
  const theatre = createTheatre(play);
  try {
    return await runOn(theatre, play.page, queue, isPart);
  } finally {
    theatre.scenes.close();
  }
}

async function runOn(theatre: Theatre, tree: PageTree, queue: Queue, isPart: boolean): Promise<TreeRun> {
  const run: TreeRun = {
    cases: [],
    seen: new Set(),
    touches: new Map(),
    undone: new Set(),
    shaken: new Set(),
    deadEnds: new Set(),
    failures: [],
  };
  const records = await Promise.all(
    theatre.proof.cases.map((theCase) => runCase(theCase, theatre, tree, run, queue)),
  );
  run.cases = records.filter((record) => record !== undefined);
  // Only all cases together show what each command touches where it belongs.
  if (run.failures.length === 0 && !isPart) {
    const shaken = await shake(theatre, tree, run.touches, queue);
    run.failures.push(...shaken.failures);
    run.shaken = shaken.commands;
  }
  return run;
}

/** One case: each part on a stage of its own, so that none sees what another left. */
async function runCase(
  theCase: ProofCase,
  theatre: Theatre,
  tree: PageTree,
  run: TreeRun,
  queue: Queue,
): Promise<CaseRecord | undefined> {
  const part = async <T>(task: (stage: Stage) => Promise<T>): Promise<T | undefined> => {
    try {
      return await queue(() => onStage(theCase, theatre, task));
    } catch (failure) {
      run.failures.push({ theCase, failure });
      return undefined;
    }
  };
  const report = (failures: CaseFailure[]) =>
    run.failures.push(...failures.map((failure) => ({ theCase, failure })));
  const { command, check } = tree.quickFix;

  const first = await part(async (stage) => {
    report(await lookAround(stage, tree, theatre.proof, 'staged', run.seen));
    report(await lookAround(stage, tree, theatre.proof, 'elsewhere', run.seen));
    return {
      stage,
      trail: check ? await walkAndReturn(stage, tree, check, theatre, run, report) : undefined,
    };
  });
  // The error does not even come: nothing else can be said.
  if (!first) return undefined;
  const quick = command ? await part((stage) => tryQuickFix(stage, tree, command, check)) : undefined;
  const ids = tree.causes.find(({ id }) => id === theCase.cause)?.fix ?? [];
  const own = ids.filter((id) => !id.includes('/'));
  const done = await part(async (stage) => {
    const taken = await takeBack(stage, theatre, own, run.touches);
    report(taken.failures);
    if (taken.failures.length === 0) for (const id of taken.ids) run.undone.add(id);
    return taken;
  });
  const { edited, made } = done?.written ?? { edited: new Map(), made: [] };
  if (edited.size > 0) await part(async (stage) => report(await tryUnended(stage, own, edited)));
  if (made.length > 0) await part(async (stage) => report(await tryTaken(stage, own, made)));
  try {
    const { page, match, scenes } = theatre;
    await queue(() => control(theCase, { page, match, open: () => scenes.open(theCase) }));
  } catch (failure) {
    run.failures.push({ theCase, failure });
  }
  const deadEnds = theatre.page.deadEnds ?? [];
  if (deadEnds.some(({ code }) => code !== undefined))
    await part(async (stage) => {
      const { shown, failures } = await tryDeadEnds(stage, deadEnds);
      report(failures);
      for (const number of shown) run.deadEnds.add(number);
    });
  const trail = first.trail ?? quick;
  return trail && recordOf(first.stage, trail);
}

/** Walks from the first look to the cure, looks around there, and does the same again. */
async function walkAndReturn(
  stage: Stage,
  tree: PageTree,
  check: string,
  { proof }: Theatre,
  run: TreeRun,
  report: (failures: CaseFailure[]) => void,
): Promise<Trail> {
  const trail = await walk(stage, tree, check);
  if (trail.end !== 'cured') return trail;
  const changed = trail.steps.flatMap(({ id }) =>
    id && findCommand(stage.page, id).risk !== 'inspects' ? [id] : [],
  );
  // Where the cure is another command line and all is as it was, looks speak of the first line, as they should.
  const isAsBefore = async () =>
    changed.length === 0 || (await changesSince(stage, proof, stage.world)).changes.length === 0;
  if (stage.theCase.retyped === undefined || !(await isAsBefore()))
    report(await lookAround(stage, tree, proof, 'cured', run.seen));
  for (const id of changed) await runCommand(stage, findCommand(stage.page, id), 'twice');
  const { cured, run: verified } = await isCured(stage);
  if (!cured)
    report([
      new CaseFailure(
        'twice',
        `${changed.join(', ')} run a second time bring the error back. Let a second run refuse or change nothing.`,
        verified,
      ),
    ]);
  return trail;
}

/** The quick fix where it may not be the right one: it cures, or the page still leads to the cure after it. */
async function tryQuickFix(
  stage: Stage,
  tree: PageTree,
  command: string,
  check: string | undefined,
): Promise<Trail> {
  const staged = tree.causes.find(({ id }) => id === stage.theCase.cause);
  if (staged?.fix?.[0] === command) return walk(stage, tree, command);
  const { run, step } = await runCommand(stage, findCommand(stage.page, command), 'quick fix');
  const { cured, run: verified } = await isCured(stage);
  if (cured) return { steps: [step], end: 'cured' };
  if (!check)
    throw new CaseFailure(
      `quick fix ${command}`,
      'does not cure this case, and the page has no `check` that leads on. Name the first look.',
      verified,
    );
  const named = stage.match(verified.output)[0]?.id;
  if (named !== stage.page.id && run.exit === 0 && checkOf(stage.theCase).script === stage.theCase.reproduce)
    throw new CaseFailure(
      `quick fix ${command}`,
      `does harm here: the error became ${named ?? 'one that no page knows'}.`,
      verified,
    );
  const trail = await walk(stage, tree, check);
  return { ...trail, steps: [step, ...trail.steps] };
}

function recordOf({ theCase, before, captures }: Stage, { steps, end }: Trail): CaseRecord {
  return {
    name: theCase.name,
    cause: theCase.cause,
    level: theCase.simulated ? 'simulated' : end === 'cured' ? 'proven' : 'reproduced',
    captures,
    before: [before],
    after: steps,
    ...(end !== 'cured' && { endsAt: end.page }),
  };
}

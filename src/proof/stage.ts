import { setTimeout as wait } from 'node:timers/promises';
import type { ProofCase } from '../schema/proof.ts';
import { execute, reproduce } from './case.ts';
import type { CaseRecord } from './case.ts';
import type { Matcher } from './matcher.ts';
import type { Page } from './page.ts';
import { valuesOf } from './page-command.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { Run } from './sandbox/run.ts';
import { type World, changesBetween, lookAt } from './sandbox/world.ts';
import { type Reopen, type Runnable, type Scenes, createScenes } from './scene.ts';
import { services } from './services/index.ts';

/** A case whose error has just been brought about, ready to be looked at and cured. */
export interface Stage {
  theCase: ProofCase;
  page: Page;
  match: Matcher;
  sandbox: Sandbox;
  /** What was typed and printed when the error came. */
  before: CaseRecord['before'][number];
  captures: Record<string, string>;
  /** What the page's holes are filled with: the message's values, the case's, the page's defaults. */
  values: Record<string, string>;
  /** The scene as the error left it. */
  world: World;
  /** What looks printed, by command, and the directory and variables that they left, as long as nothing was changed. */
  looked: Map<string, { run: Run; left: ReturnType<Sandbox['state']> }>;
}

/** A page with the proof to run, and what its messages are matched with. */
export interface Play {
  page: Page;
  proof: Runnable;
  match: Matcher;
}

/** A play with its scenes, and the stages on which the error has come. */
export interface Theatre extends Play {
  scenes: Scenes;
  /** By case: how the error came, and a way to the sandbox as it was right then. */
  staged: Map<ProofCase, { came: Came; reopen: Reopen }>;
}

/** How an error came: what was typed and printed, and what its message named. */
type Came = Awaited<ReturnType<typeof reproduce>>;

/** Prepares a play; its scenes are to be closed. */
export function createTheatre(play: Play): Theatre {
  return { ...play, scenes: createScenes(play.proof), staged: new Map() };
}

/** Sets a scene and brings the error about, or begins with a copy of where it came; throws CaseFailure when it does not come. */
async function openStage(theCase: ProofCase, theatre: Theatre): Promise<Stage> {
  const { page, proof, match, staged } = theatre;
  const known = staged.get(theCase);
  // One sandbox serves many looks: the case's own seconds are for one way through.
  const seconds = theCase.timeout * SPARE;
  const sandbox = await (known?.reopen(seconds) ?? theatre.scenes.open({ ...theCase, timeout: seconds }));
  try {
    const { step, named } = known?.came ?? (await bringAbout(theCase, theatre, sandbox));
    const world = await lookAt(sandbox, undefined, storesOf(proof));
    const values = valuesOf(page, theCase, named.captures);
    return {
      ...{ theCase, page, match, sandbox, world, values },
      before: step,
      captures: named.captures,
      looked: new Map(),
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** The error comes for the first time; its sandbox is kept where it can be. */
async function bringAbout(
  theCase: ProofCase,
  { page, match, scenes, staged }: Theatre,
  sandbox: Sandbox,
): Promise<Came> {
  await makeElsewhere(sandbox);
  const came = await reproduce(theCase, sandbox, { page, match });
  const reopen = await scenes.keep(theCase, theCase.reproduce, sandbox);
  if (reopen) staged.set(theCase, { came, reopen });
  return came;
}

const SPARE = 5;

/** An empty folder, for commands that are run in the wrong place. */
export const ELSEWHERE = '/tmp/elsewhere';

async function makeElsewhere(sandbox: Sandbox): Promise<void> {
  const state = sandbox.state();
  await sandbox.run(`mkdir ${ELSEWHERE}`);
  sandbox.restore(state);
}

/** A stage for the time of a task, and closed after it. */
export async function onStage<T>(
  theCase: ProofCase,
  theatre: Theatre,
  task: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stage = await openStage(theCase, theatre);
  try {
    return await task(stage);
  } finally {
    await stage.sandbox.close();
  }
}

/** What changed on the stage since a look at it, and how it looks now. */
export async function changesSince(
  { sandbox }: Stage,
  proof: Runnable,
  earlier: World,
): Promise<{ changes: string[]; world: World }> {
  for (let tries = 0; ; tries += 1) {
    const world = await lookAt(sandbox, earlier, storesOf(proof));
    const changes = changesBetween(earlier, world);
    // A program that is on its way out, such as a server's helper for a visit that is over, is given time.
    if (tries === PATIENCE || !changes.some((change) => change.startsWith('process ')))
      return { changes, world };
    await wait(100);
  }
}

/** How often a look waits for programs that are ending. */
const PATIENCE = 5;

/** What shows that a case is cured: what the reader types instead, the case's own check, or the same command again. */
export function checkOf({ retyped, verify, reproduce: again }: ProofCase): { name: string; script: string } {
  if (retyped !== undefined) return { name: 'retyped', script: retyped };
  return { name: 'verify', script: verify ?? again };
}

/** Whether the case's check succeeds and its output names no page, with what it printed. */
export async function isCured({ theCase, sandbox, match }: Stage): Promise<{ cured: boolean; run: Run }> {
  const state = sandbox.state();
  const { name, script } = checkOf(theCase);
  const run = await execute(sandbox, name, script);
  sandbox.restore(state);
  return { cured: run.exit === 0 && match(run.output).length === 0, run };
}

function storesOf({ services: names = [] }: Runnable): (sandbox: Sandbox) => Promise<string> {
  const scripts = names.flatMap((name) => services[name].holds ?? []);
  return async (sandbox) => {
    const state = sandbox.state();
    const held = [];
    for (const script of scripts) held.push((await sandbox.run(script, { as: 'root' })).output);
    sandbox.restore(state);
    return held.join('\n');
  };
}

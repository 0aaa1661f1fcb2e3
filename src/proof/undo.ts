import type { Command } from '../schema/error.ts';
import { CaseFailure } from './case-failure.ts';
import { execute } from './case.ts';
import { listed } from './matrix.ts';
import { findCommand, writeCommand } from './page-command.ts';
import type { World } from './sandbox/world.ts';
import { changesBetween } from './sandbox/world.ts';
import { changesSince, type Stage, type Theatre } from './stage.ts';
import { readableChange, type Touches } from './touched.ts';
import { type Written, writtenBetween } from './untidy.ts';
import { runCommand } from './walk.ts';

/** What taking back showed: which undos were run, what the commands did to files, and what does not hold. */
export interface Undone {
  ids: string[];
  written: Written;
  failures: CaseFailure[];
}

/** The undo's script, when it is a command that runs here. */
export function undoCode({ undo, shell }: Command): string | undefined {
  if (!undo || typeof undo === 'string') return undefined;
  return shell === 'bash' ? undo.code : undo.variants?.bash;
}

/**
 * Runs commands one after the other and notes what each touches. Each with an undo is taken back at once, which must leave
 * all as it was before it, and is then run again for the next one.
 */
export async function takeBack(
  stage: Stage,
  theatre: Theatre,
  ids: string[],
  touches: Touches,
): Promise<Undone> {
  const { proof } = theatre;
  const result: Undone = { ids: [], written: { edited: new Map(), made: [] }, failures: [] };
  let { world } = stage;
  for (const id of ids) {
    const command = findCommand(stage.page, id);
    if (command.risk === 'inspects') continue;
    const { run } = await runCommand(stage, command, 'undo');
    const { changes, world: after } = await changesSince(stage, proof, world);
    note(
      touches,
      id,
      changes.map((change) => readableChange(change, stage)),
    );
    if (run.exit !== 0) break;
    addWritten(result.written, writtenBetween(stage.sandbox, world, after));
    const code = undoCode(command);
    if (code !== undefined) {
      const failure = await undoOne(stage, theatre, command, code, { before: world, after });
      if (failure) result.failures.push(failure);
      else result.ids.push(id);
      await runCommand(stage, command, 'undo');
    }
    ({ world } = await changesSince(stage, proof, after));
  }
  return result;
}

async function undoOne(
  stage: Stage,
  { proof }: Theatre,
  command: Command,
  code: string,
  { before, after }: { before: World; after: World },
): Promise<CaseFailure | undefined> {
  const check = `undo ${command.id}`;
  const { script } = writeCommand({ ...command, code, shell: 'bash', file: undefined }, stage.values);
  const run = await execute(stage.sandbox, check, script);
  if (run.exit !== 0) return new CaseFailure(check, `ended with exit code ${run.exit}.`, run);
  const { world: now } = await changesSince(stage, proof, after);
  const left = changesBetween(before, now).filter((change) => !staysBehind(change));
  if (left.length === 0) return undefined;
  const names = left.map((change) => readableChange(change, stage));
  return new CaseFailure(
    check,
    `left ${listed(names)} other than before the command. Make it take all back, or say in words what stays.`,
    run,
  );
}

function addWritten(all: Written, { edited, made }: Written): void {
  for (const [path, text] of edited) if (!all.made.includes(path)) all.edited.set(path, text);
  all.made.push(...made);
}

function note(touches: Touches, id: string, changes: string[]): void {
  touches.set(id, new Set([...(touches.get(id) ?? []), ...changes]));
}

/** What an undo need not bring back: a program that started again is another process, an entered folder and what was fetched harm nobody. */
function staysBehind(change: string): boolean {
  return /^(process |shell cd )|\/\.git\/(refs\/remotes|packed-refs)/.test(change);
}

import { leadsToChange, openCauses, type PageTree } from '../content/page-tree.ts';
import type { Command } from '../schema/error.ts';
import { CaseFailure } from './case-failure.ts';
import { seenOutcomes } from './outcome.ts';
import type { Run } from './sandbox/run.ts';
import type { Runnable } from './scene.ts';
import { changesSince, ELSEWHERE, type Stage } from './stage.ts';
import { runCommand } from './walk.ts';

/** Which outcomes of which commands were printed in runs: `command 0`. */
export type Seen = Set<string>;

/** What every inspecting command is run for: where it is, and what it must not say there. */
export type Place = 'staged' | 'cured' | 'elsewhere';

/**
 * Runs every inspecting command of the page on a stage. None may name causes but the staged one, lead to a change where all
 * is well, or write anything. Returns what does not hold; what was printed goes to `seen`.
 */
export async function lookAround(
  stage: Stage,
  tree: PageTree,
  proof: Runnable,
  place: Place,
  seen: Seen,
): Promise<CaseFailure[]> {
  const failures: CaseFailure[] = [];
  let { world } = await changesSince(stage, proof, stage.world);
  for (const command of tree.commands) {
    if (command.risk !== 'inspects' || !runsHere(command)) continue;
    const state = stage.sandbox.state();
    if (place === 'elsewhere') await stage.sandbox.run(GO_ELSEWHERE);
    const { run } = await runCommand(stage, command, place);
    if (place === 'staged') stage.looked.set(command.id, { run, left: stage.sandbox.state() });
    stage.sandbox.restore(state);
    const numbers = seenOutcomes(command.outcomes ?? [], run.output);
    for (const number of numbers) {
      seen.add(`${command.id} ${number}`);
      const problem =
        falsehood(stage, tree, command, number, place) ?? contradiction(stage, command, number, run);
      if (problem) failures.push(new CaseFailure(`${place} ${command.id}`, problem, run));
    }
    const after = await changesSince(stage, proof, world);
    world = after.world;
    if (after.changes.length > 0)
      failures.push(
        new CaseFailure(
          `${place} ${command.id}`,
          `only inspects, but it changed ${listed(after.changes)}. Make it leave things as they are, or call it a change.`,
          run,
        ),
      );
  }
  return failures;
}

/** An empty folder of the same person, for commands that are run in the wrong place. */
export const GO_ELSEWHERE = `cd ${ELSEWHERE}`;

/** Whether the command has a form for the shell of the runs. */
export function runsHere({ shell, variants, file }: Command): boolean {
  return file !== undefined || shell === 'bash' || variants?.bash !== undefined;
}

/** Names for a sentence, the first few. */
export function listed(names: string[]): string {
  const shown = names.slice(0, 4).map((name) => `\`${name}\``);
  return names.length > 4 ? `${shown.join(', ')} and ${names.length - 4} more` : shown.join(', ');
}

/** An outcome that ends the reader's way although the error stands in the same output. */
function contradiction(
  { page, match }: Stage,
  { outcomes = [] }: Command,
  number: number,
  run: Run,
): string | undefined {
  const outcome = outcomes[number];
  if (outcome?.next !== 'fixed' || match(run.output)[0]?.id !== page.id) return undefined;
  return `prints outcome ${number} (${outcome.output ?? 'nothing printed'}), which says that it is fixed, and the error itself. Let an outcome of the error's own line come before it.`;
}

function falsehood(
  { theCase }: Stage,
  tree: PageTree,
  { outcomes = [] }: Command,
  number: number,
  place: Place,
): string | undefined {
  const outcome = outcomes[number];
  if (!outcome || outcome.failed) return undefined;
  const named = openCauses(tree, outcome).map(({ id }) => id);
  const says = `outcome ${number} (${outcome.output ?? 'nothing printed'})`;
  if (place === 'cured') {
    return leadsToChange(tree, outcome)
      ? `prints ${says} where all is well, and it leads to a change. Let the command print something else when the error is gone.`
      : undefined;
  }
  if (!outcome.causes || named.includes(theCase.cause)) return undefined;
  // In the wrong folder a message names what it did not find, which a reader sees; silence names nothing.
  if (place === 'elsewhere' && !outcome.silent) return undefined;
  return `prints ${says}, which names ${named.join(', ')}, but \`${theCase.cause}\` is staged${place === 'elsewhere' ? ' and the command was run in another folder' : ''}. Narrow its \`output\`, add the cause to its \`causes\`, or let the command say what it looked at.`;
}

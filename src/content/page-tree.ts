import type { ErrorData, Outcome } from '../schema/error.ts';
import type { Cause } from '../schema/tree.ts';

/** A page as the decision tree that it is to a reader: where it begins, what each look leaves open, what cures each cause. */
export type PageTree = Pick<ErrorData, 'quickFix' | 'causes' | 'commands'>;

/** Where an outcome leads: a command of the page, another page, what a person does by hand for a cause, or the end. */
export type Target = { command: string } | { page: string } | { byHand: string } | 'fixed';

/** The causes that an outcome leaves open; all of them where it says nothing. */
export function openCauses({ causes }: PageTree, outcome: Outcome): Cause[] {
  return outcome.causes ? causes.filter(({ id }) => outcome.causes?.includes(id)) : causes;
}

/** Where an outcome leads: where it says, else to the cure of the one cause that it leaves open; undefined at a dead end. */
export function targetOf(tree: PageTree, { next, causes = [] }: Outcome): Target | undefined {
  if (next !== undefined) return next === 'fixed' ? next : placeOf(next);
  const cause = causes.length === 1 ? tree.causes.find(({ id }) => id === causes[0]) : undefined;
  return cause && cureOf(cause)[0];
}

/** A command of the page, or another page, by its id. */
function placeOf(id: string): Target {
  return id.includes('/') ? { page: id } : { command: id };
}

/** What cures a cause, in order. */
export function cureOf({ id, fix = [], byHand }: Cause): Target[] {
  const commands = fix.map(placeOf);
  return byHand === undefined ? commands : [...commands, { byHand: id }];
}

/**
 * What a reader does from a changing command on: the rest of the cure that it stands in, of the causes that are still open.
 * Undefined when the causes' cures go on differently, so that a reader would not know.
 */
export function restOfCure(open: Cause[], command: string): Target[] | undefined {
  const rests = open.flatMap((cause) => {
    const cure = cureOf(cause);
    const at = cure.findIndex((target) => isCommand(target, command));
    return at < 0 ? [] : [cure.slice(at)];
  });
  const [first = [{ command }], ...others] = rests;
  return others.every((rest) => JSON.stringify(rest) === JSON.stringify(first)) ? first : undefined;
}

/** Whether an outcome leads straight to something that changes the reader's machine or files. */
export function leadsToChange(tree: PageTree, outcome: Outcome): boolean {
  const target = targetOf(tree, outcome);
  if (!target || target === 'fixed') return false;
  if ('byHand' in target) return true;
  if (!('command' in target)) return false;
  return tree.commands.find(({ id }) => id === target.command)?.risk !== 'inspects';
}

/** The ids of the commands that a reader can arrive at from the quick fix and the first look. */
export function reachable(tree: PageTree): Set<string> {
  const found = new Set<string>();
  const visit = (target: Target | undefined): void => {
    if (!target || target === 'fixed' || !('command' in target) || found.has(target.command)) return;
    const command = tree.commands.find(({ id }) => id === target.command);
    if (!command) return;
    found.add(command.id);
    for (const outcome of command.outcomes ?? []) {
      visit(targetOf(tree, outcome));
      if (outcome.causes) for (const cause of openCauses(tree, outcome)) cureOf(cause).forEach(visit);
    }
    if (command.risk !== 'inspects') restOfCure(tree.causes, command.id)?.forEach(visit);
  };
  const { command, check } = tree.quickFix;
  for (const id of [command, check]) if (id) visit({ command: id });
  return found;
}

function isCommand(target: Target, id: string): boolean {
  return target !== 'fixed' && 'command' in target && target.command === id;
}

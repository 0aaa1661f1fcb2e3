import type { CommandView, ErrorView } from './views.ts';

/** What a page's answer holds: the command to begin with, and where that is only a look, the usual cause with its cure. */
export interface Answer {
  /** Its quick fix, else its first look; undefined where the page has neither. */
  first?: CommandView | undefined;
  usual?: { cause: string; command: CommandView } | undefined;
}

/** A page's answer. The most frequent cause stands first; its cure may be done by hand or stand on another page. */
export function answerOf({ tree, commands }: Pick<ErrorView, 'tree' | 'commands'>): Answer {
  const find = (id?: string) => commands.find((command) => command.id === id);
  const { command, check } = tree.quickFix;
  const [usual] = tree.causes;
  const cure = command === undefined ? find(usual?.fix?.[0]) : undefined;
  return {
    first: find(command ?? check),
    ...(usual && cure && { usual: { cause: usual.cause, command: cure } }),
  };
}

/** The commands of an answer, in its order. */
export function answerCommands(view: Pick<ErrorView, 'tree' | 'commands'>): CommandView[] {
  const { first, usual } = answerOf(view);
  return [first, usual?.command].filter((command) => command !== undefined);
}

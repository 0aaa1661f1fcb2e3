import type { CommandView, ErrorView } from './views.ts';

/** The command that a page's answer holds: its quick fix, else its first look; undefined on a page without commands. */
export function answerCommand({ tree, commands }: ErrorView): CommandView | undefined {
  const { command, check } = tree?.quickFix ?? {};
  return commands.find(({ id }) => id === (command ?? check)) ?? commands[0];
}

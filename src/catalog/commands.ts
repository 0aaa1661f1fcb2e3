import { fillCommand, fillText, type Shell } from '../core/commands/fill.ts';
import { piecesOf } from '../core/commands/pieces.ts';
import type { Command } from '../schema/error.ts';
import type { BlockView, ValueView } from './views.ts';

/** What the shells are called where readers choose one. */
const SHELL_NAMES = {
  bash: 'bash, zsh',
  powershell: 'PowerShell',
  fish: 'fish',
  cmd: 'cmd',
} as const satisfies Record<Shell, string>;

/** A command's copyable blocks, the author's own shell first, holes filled with the defaults of the page's values. */
export function commandBlocks(command: Command, values: ValueView[]): BlockView[] {
  const defaults = Object.fromEntries(values.map((value) => [value.name, value.default]));
  if (command.file !== undefined) {
    const fill = (template: string) => fillText(template, defaults);
    return [{ file: command.file, label: command.file, ...filled(command.code, fill, values) }];
  }
  const written: [Shell, string | undefined][] = [
    [command.shell, command.code],
    ...(Object.entries(command.variants ?? {}) as [Shell, string | undefined][]),
  ];
  return written.flatMap(([shell, template]) =>
    template === undefined
      ? []
      : [
          {
            shell,
            label: SHELL_NAMES[shell],
            ...filled(template, (part) => fillCommand(part, defaults, shell), values),
          },
        ],
  );
}

/** The command that takes another one back, one block per shell; none where it is told in words. */
export function undoBlocks(command: Command, values: ValueView[]): BlockView[] {
  if (command.undo === undefined || typeof command.undo === 'string') return [];
  const { code, variants } = command.undo;
  const { file: _file, ...plain } = command;
  return commandBlocks({ ...plain, code, variants }, values);
}

function filled(template: string, fill: (template: string) => string, values: ValueView[]) {
  const pieces = piecesOf(template, fill).map(({ text, hole }) => {
    const value = values.find(({ name }) => name === hole);
    return value ? { text, value } : { text };
  });
  return { code: fill(template), template, pieces };
}

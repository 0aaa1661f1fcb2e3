import { fillCommand, fillText, type Shell } from '../core/fill.ts';
import type { Command } from '../schema/error.ts';
import type { BlockView } from './views.ts';

/** What the shells are called where readers choose one. */
export const SHELL_NAMES = {
  bash: 'bash, zsh',
  powershell: 'PowerShell',
  fish: 'fish',
  cmd: 'cmd',
} as const satisfies Record<Shell, string>;

/** A command's copyable blocks, the author's own shell first, holes filled with `defaults`. */
export function commandBlocks(command: Command, defaults: Record<string, string>): BlockView[] {
  if (command.file !== undefined) {
    const code = fillText(command.code, defaults);
    return [{ file: command.file, label: command.file, code, template: command.code }];
  }
  const written: [Shell, string | undefined][] = [
    [command.shell, command.code],
    ...(Object.entries(command.variants ?? {}) as [Shell, string | undefined][]),
  ];
  return written.flatMap(([shell, template]) =>
    template === undefined
      ? []
      : [{ shell, label: SHELL_NAMES[shell], code: fillCommand(template, defaults, shell), template }],
  );
}

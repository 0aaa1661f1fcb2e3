import { COMMAND_HOLE } from '../core/commands/command-hole.ts';
import { fillCommand, fillText } from '../core/commands/fill.ts';
import type { Page } from '../proof/page.ts';
import { assessBash, forbiddenText, isGreater } from './risk.ts';
import type { Block } from './shellcheck.ts';
import { powershellFault } from './shell-script.ts';
import { snippetFault } from './snippet.ts';

type Command = Page['commands'][number];

/** Sentences for every command of a page whose form is not safe, or whose declared risk is less than what it does. */
export async function unsafeCommands(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const command of runnables(page)) {
    for (const fault of await commandFaults(command, defaultsOf(page)))
      problems.push(`${page.id} · ${command.id}: ${fault}`);
  }
  return problems;
}

/** A page's bash with holes filled with their defaults, as readers copy it. */
export function bashBlocks(page: Page): Block[] {
  const values = defaultsOf(page);
  return runnables(page).flatMap((command) => {
    const code = codeFor(command, 'bash');
    return code === undefined
      ? []
      : [{ name: `${page.id} · ${command.id}`, code: fillCommand(code, values, 'bash') }];
  });
}

/** A page's bash with a quoted variable in each hole, which ShellCheck judges as it would the quoted value that fills it. */
export function bashForms(page: Page): Block[] {
  return runnables(page).flatMap((command) => {
    const code = codeFor(command, 'bash');
    const form = code?.replace(COMMAND_HOLE, (_hole, name: string) => `"$HOLE_${name.toUpperCase()}"`);
    return form === undefined ? [] : [{ name: `${page.id} · ${command.id}`, code: form }];
  });
}

/** What readers run: the commands, and the undos that are commands too. An undo may lose what its command made. */
function runnables({ commands }: Page): Command[] {
  return commands.flatMap((command) => {
    if (command.undo === undefined || typeof command.undo === 'string') return [command];
    const { code, variants } = command.undo;
    const { file: _file, ...rest } = command;
    return [command, { ...rest, id: `${command.id} (undo)`, risk: 'destroys', code, variants }];
  });
}

/** The text that a page shows for its holes when the reader has brought no log. */
export function defaultsOf({ values = {} }: Pick<Page, 'values'>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.default]));
}

async function commandFaults(command: Command, values: Record<string, string>): Promise<string[]> {
  if (command.file) {
    const text = fillText(command.code, values);
    const fault = snippetFault(command.file, text);
    return [...(fault ? [fault] : []), ...forbiddenText(text)];
  }
  const faults: string[] = [];
  const bash = codeFor(command, 'bash');
  if (bash !== undefined) {
    const { risk, problems } = await assessBash(fillCommand(bash, values, 'bash'));
    faults.push(...problems);
    if (isGreater(risk, command.risk))
      faults.push(`says \`risk: ${command.risk}\`, but what it runs \`${risk}\`.`);
  }
  const powershell = codeFor(command, 'powershell');
  if (powershell !== undefined) {
    const code = fillCommand(powershell, values, 'powershell');
    const fault = await powershellFault(code);
    faults.push(...(fault ? [`is no PowerShell: ${fault}`] : []), ...forbiddenText(code));
  }
  for (const shell of ['fish', 'cmd'] as const) faults.push(...forbiddenText(codeFor(command, shell) ?? ''));
  return faults;
}

function codeFor({ shell, code, variants, file }: Command, wanted: Command['shell']): string | undefined {
  if (file) return undefined;
  return shell === wanted ? code : variants?.[wanted];
}

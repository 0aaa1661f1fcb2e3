import type { Shell } from '../core/commands/shell.ts';
import { exampleNotes, firstCommands, type FilledCommand } from './filled-commands.ts';
import type { Cause, PageFacts } from './reference.ts';
import type { Found } from './report.ts';

/** An agent reads what failed first; more pages would only lead it away. */
export const MOST_PAGES = 2;
const MOST_CAUSES = 6;

/**
 * A value that can be nothing but a name, a number, a path or an address. A log is written by anybody: words with spaces
 * between them could be read as an instruction, a hyphen in front as an option: they stay out.
 */
const NAME = /^(?!-)[\w.:/\\@+,=~-]{1,120}$/;

/** What an agent is told about a failed command: the pages' own texts, and of the log only values that are names. */
export function agentContext(found: Found[], shell: Shell): string {
  return [
    'Errdex (an offline error reference) knows this failure. The texts and commands are from its pages; only values such as ports and paths are from the output.',
    ...found
      .slice(0, MOST_PAGES)
      .map(({ page, finding: { values } }) => describePage(page, nameValues(values), shell)),
  ].join('\n\n');
}

/** The values that can be nothing but names. */
export function nameValues(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => NAME.test(value)));
}

/** A page in short: what to do first, its causes where they are given, its address. */
export function describePage(
  page: PageFacts,
  values: Record<string, string>,
  shell: Shell,
  causes = causeLines(page),
): string {
  return [
    `${page.title} (${page.id})`,
    page.quickFix,
    ...firstCommands(page, values, shell).map(commandText),
    ...(causes.length > 0 ? ['Causes:', ...causes.map((line) => `- ${line}`)] : []),
    `The whole page: ${page.url}`,
  ].join('\n');
}

/** The likeliest causes of a page, each with its fix. */
export function causeLines(page: PageFacts): string[] {
  return page.tree.causes.slice(0, MOST_CAUSES).map((cause) => causeLine(cause, page));
}

function commandText(command: FilledCommand): string {
  const { title, risk, shell, file, code } = command;
  const facts = [`${risk}, ${file ?? shell ?? ''}`, ...exampleNotes(command)];
  return `${title} (${facts.join('; ')}):\n${code.replaceAll(/^/gm, '    ')}`;
}

function causeLine({ cause, sign, fix = [], byHand }: Cause, { commands }: PageFacts): string {
  // A fix is a command of the page, or the id of another page.
  const cures = fix.map((id) => commands.find((command) => command.id === id)?.title ?? `see ${id}`);
  const cure = [cures.join(', then '), byHand].filter(Boolean).join('. ');
  return `${[cause, sign].filter(Boolean).join(' ')} Fix: ${cure}`;
}

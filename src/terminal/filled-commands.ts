import { commandHoles, fillBlock } from '../core/commands/fill.ts';
import type { Shell } from '../core/commands/shell.ts';
import { blockFor } from './reader-shell.ts';
import type { Command, PageFacts } from './reference.ts';

/** A command of a page with the log's values in it, quoted for its shell. */
export interface FilledCommand {
  title: string;
  /** `inspects`, `changes` or `destroys`. */
  risk: string;
  /** The shell that it is written for; absent when it is the content of a file. */
  shell?: Shell;
  file?: string;
  code: string;
  /** What the log did not name: there the code has the page's example. */
  examples: { label: string; value: string }[];
}

/** What of a command's code is only an example, a phrase each. */
export function exampleNotes({ examples }: FilledCommand): string[] {
  return examples.map(({ label, value }) => `${value} is an example: ${label}`);
}

/**
 * What to copy first: the look that tells the causes apart, and the fix that helps most readers where the log names all
 * that it changes. Every text is the page's own; of the log only its values stand in it.
 */
export function firstCommands(
  page: PageFacts,
  values: Record<string, string>,
  shell: Shell,
): FilledCommand[] {
  const byId = new Map(page.commands.map((command) => [command.id, command]));
  const { check, command } = page.tree.quickFix;
  const look = byId.get(check ?? '') ?? byId.get(command ?? '') ?? page.commands[0];
  const fix = byId.get(command ?? '');
  const filled = look ? [fill(look, page, values, shell)] : [];
  if (fix && fix !== look) {
    const second = fill(fix, page, values, shell);
    if (second.examples.length === 0) filled.push(second);
  }
  return filled.filter(({ code }) => code !== '');
}

/** A command of a page for a shell; where it cannot carry a value, with the page's examples. */
export function fill(
  { title, risk, blocks }: Command,
  { values: described }: PageFacts,
  values: Record<string, string>,
  shell: Shell,
): FilledCommand {
  const block = blockFor(blocks, shell) ?? { template: '' };
  const write = (given: Record<string, string>) => fillBlock(block.template, given, block.shell);
  const defaults = Object.fromEntries(described.map((value) => [value.name, value.default]));
  const holes = new Set(commandHoles(block.template));
  const exampleOf = (isKnown: (name: string) => boolean) =>
    described
      .filter(({ name }) => holes.has(name) && !isKnown(name))
      .map(({ label, default: value }) => ({ label, value }));
  const facts = { title, risk, shell: block.shell, file: block.file };
  try {
    const code = write({ ...defaults, ...values });
    return { ...facts, code, examples: exampleOf((name) => Object.hasOwn(values, name)) };
  } catch {
    // The shell cannot carry a value from this log: the command with its defaults is still right to read.
    return { ...facts, code: write(defaults), examples: exampleOf(() => false) };
  }
}

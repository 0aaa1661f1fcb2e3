import { readFileSync } from 'node:fs';
import { fillBlock } from '../../../src/core/commands/fill.ts';
import type { Evidence } from '../../../src/schema/evidence.ts';
import type { CommandView, ValueView } from '../../../src/catalog/views.ts';

/** What a page's JSON in dist/ says of its causes and commands. */
interface Twin {
  tree: { causes: { id: string; fix?: string[] }[] };
  commands: Pick<CommandView, 'id' | 'blocks'>[];
  values: ValueView[];
}

/** A recorded run as a reader meets it: the log, and the command that the page's own walk found to cure it. */
export interface RecordedCase {
  page: string;
  cause: string;
  /** The page names the most frequent cause first. */
  isUsual: boolean;
  log: string;
  /** The id of the command that cures it. */
  fix: string;
  /** What should be in the clipboard: the command with the values that the log names, and the page's examples for the rest. */
  filled: string;
}

/** A page's cases whose cure is a command that their recorded walk ran: one a cause, in the page's order. */
export function recordedCases(page: string): RecordedCase[] {
  const twin = read(`dist/errors/${page}.json`) as Twin;
  const { cases } = read(`content/evidence/${page}.json`) as Evidence;
  return twin.tree.causes.flatMap(({ id: cause, fix: [fix] = [] }, index) => {
    const run = cases.find(
      (each) => each.cause === cause && each.after?.some(({ id }) => id !== undefined && id === fix),
    );
    const block = twin.commands.find(({ id }) => id === fix)?.blocks[0];
    if (!run || !block || fix === undefined) return [];
    const defaults = Object.fromEntries(twin.values.map((value) => [value.name, value.default]));
    const own = ownValues(run.captures, defaults);
    const log = run.before.map(({ command, output }) => `$ ${command}\n${output}`).join('\n');
    const { shell, template } = block;
    const fill = (values: Record<string, string>) => fillBlock(template, values, shell);
    return [
      {
        page,
        cause,
        isUsual: index === 0,
        fix,
        log: own.reduce((text, { was, is }) => text.replaceAll(was, is), log),
        filled: fill({
          ...defaults,
          ...run.captures,
          ...Object.fromEntries(own.map(({ name, is }) => [name, is])),
        }),
      },
    ];
  });
}

/** Another value for each that the run shares with the page's examples: a command that holds it has it from the log. */
function ownValues(
  captures: Record<string, string>,
  defaults: Record<string, string>,
): { name: string; was: string; is: string }[] {
  return Object.entries(captures).flatMap(([name, was]) =>
    was !== '' && was === defaults[name] ? [{ name, was, is: `${was}7` }] : [],
  );
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

import { parseOutput } from '../../core/signatures/template.ts';
import { pageIds } from '../known-ids.ts';
import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses an outcome whose `output` is no template, or whose `next` is neither a command of the page nor a page. */
export const outcomes: ContentRule = (content) => {
  const pages = pageIds(content);
  return content.errors.flatMap(({ file, data }) => {
    const own = new Set(data.commands.map(({ id }) => id));
    return data.commands.flatMap((command, index) =>
      (command.outcomes ?? []).flatMap(({ output, next }, position) => {
        const faults = {
          output: output === undefined ? undefined : outputFault(output),
          next: next === undefined ? undefined : nextFault(next, next.includes('/') ? pages : own),
        };
        return Object.entries(faults).flatMap(([field, message]) =>
          message ? [{ file, field: `commands[${index}].outcomes[${position}].${field}`, message }] : [],
        );
      }),
    );
  });
};

function outputFault(output: string): string | undefined {
  try {
    parseOutput(output);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function nextFault(next: string, known: Set<string>): string | undefined {
  if (next === 'fixed' || known.has(next)) return undefined;
  return `\`${next}\` is neither a command of this page nor a page.${didYouMean(next, [...known])} Name one of them.`;
}

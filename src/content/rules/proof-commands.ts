import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a case that runs a command which its page does not have. */
export const proofCommands: ContentRule = ({ errors, proofs }) => {
  const pages = new Map(errors.map(({ id, data }) => [id, data]));
  return proofs.flatMap(({ id, file, data }) => {
    const commands = pages.get(id)?.commands;
    if (!commands || 'exempt' in data) return [];
    const ids = commands.map((command) => command.id);
    return data.cases.flatMap(({ fix = [], inspect }, index) =>
      [...fix, ...(inspect ? [inspect.command] : [])]
        .filter((name) => !ids.includes(name))
        .map((name) => ({
          file,
          field: `cases[${index}]`,
          message: `names the command \`${name}\`, which the page does not have.${didYouMean(name, ids)} Use one of its ids.`,
        })),
    );
  });
};

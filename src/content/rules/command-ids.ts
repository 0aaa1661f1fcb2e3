import type { ContentRule } from './rule.ts';

/** Refuses a command whose id another command of the page has. */
export const commandIds: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) => {
    const seen = new Set<string>();
    return data.commands.flatMap(({ id }, index) => {
      const isTaken = seen.has(id);
      seen.add(id);
      if (!isTaken) return [];
      const message = `\`${id}\` is taken by another command of this page. Choose another.`;
      return [{ file, field: `commands[${index}].id`, message }];
    });
  });

import type { ContentRule } from './rule.ts';

/** Refuses a command whose id another command of the page has, and a former id that leads to none. */
export const commandIds: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) => {
    const seen = new Set<string>();
    const taken = data.commands.flatMap(({ id }, index) => {
      const isTaken = seen.has(id);
      seen.add(id);
      if (!isTaken) return [];
      const message = `\`${id}\` is taken by another command of this page. Choose another.`;
      return [{ file, field: `commands[${index}].id`, message }];
    });
    const former = Object.entries(data.formerIds ?? {}).flatMap(([old, now]) => {
      const field = `formerIds.${old}`;
      if (seen.has(old)) return [{ file, field, message: 'is a command of this page. Remove the line.' }];
      if (seen.has(now)) return [];
      return [{ file, field, message: `leads to \`${now}\`, which is no command of this page. Use one of its ids.` }];
    });
    return [...taken, ...former];
  });

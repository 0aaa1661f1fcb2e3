import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a tool's groups that name a page which is not there, name one twice, or leave one out. */
export const groups: ContentRule = ({ tools, errors, unread }) =>
  tools.flatMap(({ id: tool, file, data }) => {
    if (!data.groups) return [];
    const own = errors.flatMap(({ id }) => (id.startsWith(`${tool}/`) ? [id.slice(tool.length + 1)] : []));
    const named = data.groups.flatMap((group) => group.errors);
    const problems = named.flatMap((slug, index) => {
      if (named.indexOf(slug) < index) return [`names \`${slug}\` twice. Leave one out.`];
      if (own.includes(slug) || unread?.has(`content/errors/${tool}/${slug}.mdx`)) return [];
      return [`names \`${slug}\`, and ${tool} has no such page.${didYouMean(slug, own)} Mend or remove it.`];
    });
    const left = own.filter((slug) => !named.includes(slug));
    if (left.length > 0)
      problems.push(
        `leaves out ${left.map((slug) => `\`${slug}\``).join(', ')}. Put every page into a group.`,
      );
    return problems.map((message) => ({ file, field: 'groups', message }));
  });

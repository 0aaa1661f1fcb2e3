import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What brings the error about, with what tells each cause. */
export const causes = {
  id: 'common-causes',
  title: 'Common causes',
  markdown: (view) =>
    list(view.tree?.causes.map(({ cause, sign }) => (sign ? `${cause} ${sign}` : cause)) ?? view.causes),
  json: ({ causes: sentences, tree }) => ({ causes: sentences, tree }),
  searchText: (view) => [...view.causes, ...(view.tree?.causes.map(({ sign }) => sign) ?? [])],
} satisfies Section;

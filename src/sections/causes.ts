import { type CauseView, cureSentence } from '../catalog/tree-view.ts';
import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What brings the error about, with what tells each cause. */
export const causes = {
  id: 'common-causes',
  title: 'Common causes',
  markdown: (view) => list(view.tree?.causes.map(causeText) ?? view.causes),
  json: ({ causes: sentences, tree }) => ({
    causes: sentences,
    tree: tree && { ...tree, causes: tree.causes.map(({ fixLinks: _links, ...cause }) => cause) },
  }),
  searchText: (view) => [...view.causes, ...(view.tree?.causes.map(({ sign }) => sign) ?? [])],
} satisfies Section;

function causeText(each: CauseView): string {
  const { cause, sign, unproven } = each;
  return [
    cause,
    sign,
    `Fix: ${cureSentence(each)}`,
    unproven && `Read, not run: ${unproven.why} <${unproven.source}>`,
  ]
    .filter(Boolean)
    .join(' ');
}

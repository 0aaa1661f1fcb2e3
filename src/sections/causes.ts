import { type CauseView, cureSentence } from '../catalog/tree-view.ts';
import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** The fragment of the fixes, which stand with their causes. */
export const FIXES_FRAGMENT = 'quick-fixes';

/** What brings the error about, with what tells and what cures each cause. */
export const causes = {
  id: 'common-causes',
  title: 'Common causes',
  markdown: (view) => list(view.tree.causes.map(causeText)),
  json: ({ causes: sentences, tree, fixes }) => ({
    causes: sentences,
    tree: { ...tree, causes: tree.causes.map(({ fixLinks: _links, ...cause }) => cause) },
    fixes,
  }),
  searchText: (view) => [...view.causes, ...view.tree.causes.map(({ sign }) => sign)],
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

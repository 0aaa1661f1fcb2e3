import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What people try in vain, and how that is known. */
export const deadEnds = {
  id: 'what-does-not-help',
  title: 'What does not help',
  isShown: (view) => view.tree.deadEnds.length > 0,
  markdown: (view) => list(view.tree.deadEnds.map(({ what, why }) => `${what}: ${why}`)),
  // The tree, which stands with the causes, holds them.
  json: () => ({}),
  searchText: (view) => view.tree.deadEnds.flatMap(({ what, why }) => [what, why]),
} satisfies Section;

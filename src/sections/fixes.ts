import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What to do for each cause; on a page with a tree each cause says it. */
export const fixes = {
  id: 'quick-fixes',
  title: 'Quick fixes',
  isShown: (view) => !view.tree,
  markdown: (view) => list(view.fixes),
  json: (view) => ({ fixes: view.fixes }),
  searchText: (view) => view.fixes,
} satisfies Section;

import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What differs in an environment. */
export const platforms = {
  id: 'platforms',
  title: 'Platform-specific fixes',
  isShown: (view) => view.platforms.length > 0,
  markdown: (view) => view.platforms.map(({ name, items }) => `### ${name}\n\n${list(items)}`).join('\n\n'),
  json: (view) => ({ platforms: view.platforms }),
  searchText: (view) => view.platforms.flatMap(({ name, items }) => [name, ...items]),
} satisfies Section;

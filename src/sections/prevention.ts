import { list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** How not to meet it again. */
export const prevention = {
  id: 'prevention',
  title: 'How to prevent it',
  isShown: (view) => view.prevention.length > 0,
  markdown: (view) => list(view.prevention),
  json: (view) => ({ prevention: view.prevention }),
  searchText: (view) => view.prevention,
} satisfies Section;

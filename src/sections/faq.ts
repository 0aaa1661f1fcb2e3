import { withSource } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What people really ask. */
export const faq = {
  id: 'faq',
  title: 'FAQ',
  isShown: (view) => view.faq.length > 0,
  markdown: (view) =>
    view.faq
      .map(({ question, answer, source }) => `### ${question}\n\n${withSource(answer, source)}`)
      .join('\n\n'),
  json: (view) => ({ faq: view.faq }),
  searchText: (view) => view.faq.flatMap(({ question, answer }) => [question, answer]),
} satisfies Section;

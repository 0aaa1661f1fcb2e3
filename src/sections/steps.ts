import type { Section } from './section.ts';

/** The way through, from harmless to drastic. */
export const steps = {
  id: 'steps',
  title: 'Step-by-step troubleshooting',
  // Few looks need no list: what one prints leads to the next.
  isShown: ({ commands }) => commands.filter(({ risk }) => risk === 'inspects').length > 3,
  markdown: (view) => view.steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
  json: (view) => ({ steps: view.steps }),
  searchText: (view) => view.steps,
} satisfies Section;

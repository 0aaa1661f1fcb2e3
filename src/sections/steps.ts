import type { Section } from './section.ts';

/** The way through, from harmless to drastic. */
export const steps = {
  id: 'steps',
  title: 'Step-by-step troubleshooting',
  // Where there is one look, the answer card has already led to it.
  isShown: ({ tree, steps: all }) => !tree || all.length > 3,
  markdown: (view) => view.steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
  json: (view) => ({ steps: view.steps }),
  searchText: (view) => view.steps,
} satisfies Section;

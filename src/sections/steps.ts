import type { Section } from './section.ts';

/** The way through, from harmless to drastic. */
export const steps = {
  id: 'steps',
  title: 'Step-by-step troubleshooting',
  markdown: (view) => view.steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
  json: (view) => ({ steps: view.steps }),
  searchText: (view) => view.steps,
} satisfies Section;

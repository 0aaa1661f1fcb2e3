import { list, withSource } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What happened to real people. */
export const scenarios = {
  id: 'real-world-fixes',
  title: 'Real-world fixes',
  isShown: (view) => view.scenarios.length > 0,
  markdown: (view) =>
    list(view.scenarios.map(({ if: sign, then, source }) => withSource(`**If ${sign}:** ${then}`, source))),
  json: (view) => ({ scenarios: view.scenarios }),
  searchText: (view) => view.scenarios.flatMap((scenario) => [scenario.if, scenario.then]),
} satisfies Section;

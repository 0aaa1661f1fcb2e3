import type { ErrorView } from '../catalog/views.ts';
import { list, withSource } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What happened to real people. */
export const scenarios = {
  id: 'real-world-fixes',
  title: 'Real-world fixes',
  isShown: (view) => view.scenarios.length > 0,
  markdown: (view) => list(scenarioSentences(view)),
  json: (view) => ({ scenarios: view.scenarios }),
  searchText: (view) => view.scenarios.flatMap((scenario) => [scenario.if, scenario.then]),
} satisfies Section;

/** Each scenario as one sentence. */
export function scenarioSentences(view: ErrorView): string[] {
  return view.scenarios.map((scenario) =>
    withSource(`**If ${scenario.if}:** ${scenario.then}`, scenario.source),
  );
}

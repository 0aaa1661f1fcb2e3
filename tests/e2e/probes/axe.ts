import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Every rule of axe: WCAG A to AAA up to 2.2, and its own advice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page: the rule and each element that breaks it. */
export async function axeProblems(page: Page): Promise<string[]> {
  // Reading axe takes as long as half a run: once a page, in whatever colours.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, TAGS);
}

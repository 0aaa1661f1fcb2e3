import { expect, test, type Page } from '@playwright/test';
import { recordFigure } from '../figures.ts';
import { casesOf, HurriedReader, type Cost } from './probes/hurried-reader.ts';
import type { RecordedCase } from './probes/recorded-case.ts';

test.use({
  viewport: { width: 360, height: 780 },
  hasTouch: true,
  isMobile: true,
  permissions: ['clipboard-read', 'clipboard-write'],
});

/** Twenty errors of many tools whose usual cause and rarest cause are both cured by a command. */
const PAGES = [
  'anthropic-api/401-invalid-x-api-key',
  'apt/unable-to-locate-package',
  'curl/60-self-signed-certificate',
  'docker/permission-denied-socket',
  'gcc/undefined-reference',
  'git/detected-dubious-ownership',
  'linux/permission-denied',
  'make/missing-separator',
  'mcp/spawn-npx-enoent',
  'nginx/host-not-found-in-upstream',
  'node/eaddrinuse',
  'npm/eresolve-unable-to-resolve-dependency-tree',
  'ollama/model-not-found',
  'openai-api/401-unauthorized',
  'pip/externally-managed-environment',
  'postgres/password-authentication-failed',
  'python/modulenotfounderror',
  'ssh/remote-host-identification-has-changed',
  'ssh/unprotected-private-key-file',
  'typescript/ts2307-cannot-find-module',
];

const MOST = { usual: 1, other: 3 };
const CASES = PAGES.flatMap(casesOf);

type Journey = (page: Page, theCase: RecordedCase, reader: HurriedReader) => Promise<boolean>;

/** Where a reader with a log comes in, from a bookmark or from a search engine: each ends with the command in the clipboard, or with false. */
const LANDINGS: Record<string, Journey> = {
  box: async (page, theCase, reader) => {
    await page.goto('/');
    await reader.paste(page.locator('error-box textarea'), theCase.log);
    await page.locator('.findings').waitFor();
    const card = page.locator('.findings > li', {
      has: page.locator(`h3 a[href^="/errors/${theCase.page}/"]`),
    });
    if (await reader.copyIn(card)) return true;
    await reader.tap(card.locator('h3 a'));
    await page.locator('.answer').waitFor();
    await page.waitForLoadState('networkidle');
    return reader.copyOnPage(theCase);
  },
  page: async (page, theCase, reader) => {
    await page.goto(`/errors/${theCase.page}/`);
    await reader.paste(page.getByRole('searchbox'), theCase.log);
    await page.locator('.search__panel .results a, .filled').first().waitFor();
    const result = page.locator(`.search__panel .results a[href^="/errors/${theCase.page}/"]`);
    if (await result.isVisible()) await reader.tap(result);
    await page.waitForLoadState('networkidle');
    return reader.copyOnPage(theCase);
  },
};

for (const [landing, journey] of Object.entries(LANDINGS)) {
  test(`a hurried reader with a log has the command that cures it at hand: from the ${landing}`, async ({
    page,
  }) => {
    test.setTimeout(400_000);
    const missed: string[] = [];
    const costs: Record<keyof typeof MOST, Cost[]> = { usual: [], other: [] };
    for (const theCase of CASES) {
      const kind = theCase.isUsual ? 'usual' : 'other';
      const reader = new HurriedReader(page, theCase.filled);
      const isThere = await journey(page, theCase, reader);
      costs[kind].push(reader.cost);
      const { taps } = reader.cost;
      const name = `${theCase.page}, ${theCase.cause}`;
      if (!isThere) missed.push(`${name}: the command is not in the clipboard`);
      else if (taps > MOST[kind]) missed.push(`${name}: ${taps} taps, more than ${MOST[kind]}`);
    }
    for (const [kind, all] of Object.entries(costs)) {
      const taps = Math.max(...all.map((cost) => cost.taps));
      const screens = middleOf(all.map((cost) => cost.screens));
      console.log(
        `${landing}, ${kind} cause: ${taps} taps at most, ${screens} screens scrolled in the middle`,
      );
      recordFigure(`hurry-${kind}-${landing}`, taps);
      recordFigure(`hurry-${kind}-${landing}-screens`, screens);
    }
    expect(missed).toEqual([]);
  });
}

test('a reader who has to look elsewhere, or finds another command, is caught', async ({ page }) => {
  await page.goto(`/errors/${PAGES[0]}/`);
  const [usual] = CASES;
  const reader = new HurriedReader(page, 'another command');
  expect(await reader.copyIn(page.locator('.answer'))).toBe(false);
  expect(reader.cost.taps).toBe(0);
  expect(usual && (await reader.copyOnPage(usual))).toBe(false);
  expect(reader.cost.taps).toBe(1);
  expect(reader.cost.screens).toBeGreaterThan(1);
});

/** The middle one of some numbers, to a tenth. */
function middleOf(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round(10 * (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 10;
}

import { readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { ERROR } from './pages.ts';

const PAGES = readdirSync('dist/errors', { recursive: true, encoding: 'utf8' })
  .filter((name) => /^[^/]+\/[^/]+\/index\.html$/.test(name))
  .map((name) => `/errors/${name.replace('index.html', '')}`);

const WINDOWS = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
];

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    const sizes = WINDOWS.map(({ width, height }) => `${width}×${height}`).join(' and ');
    test(`every error page answers on the first screen at ${sizes}`, async ({ page }) => {
      test.setTimeout(240_000);
      expect(PAGES.length).toBeGreaterThan(10);
      const tooLow: string[] = [];
      for (const path of PAGES) {
        await page.goto(path);
        for (const viewport of WINDOWS) {
          await page.setViewportSize(viewport);
          tooLow.push(
            ...(await partsBelow(page, viewport.height)).map(
              (part) => `${path} at ${viewport.width}: ${part}`,
            ),
          );
        }
      }
      expect(tooLow).toEqual([]);
    });
  });
}

/** What of the answer is not seen without scrolling. */
async function partsBelow(page: Page, height: number): Promise<string[]> {
  const parts = {
    title: page.locator('h1'),
    signature: page.locator('.answer .signature').first(),
    'quick fix': page.locator('.answer__fix'),
    'first command': page.locator('.answer pre').first(),
  };
  const low: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    const box = await part.boundingBox();
    const bottom = box ? Math.ceil(box.y + box.height) : Infinity;
    if (bottom > height) low.push(`${name} ends at ${bottom}`);
  }
  return low;
}

test('the sections come in the design’s order, and the contents list names them all', async ({ page }) => {
  await page.goto(ERROR);
  const titles = await page.locator('.error-page > .prose h2').allTextContents();
  expect(titles).toEqual([
    'What this error means',
    'Why this happens',
    'Common causes',
    'Quick fixes',
    'Copy-paste commands',
    'Real-world fixes',
    'Step-by-step troubleshooting',
    'Platform-specific fixes',
    'How to prevent it',
    'Related errors',
    'FAQ',
    'Proof and sources',
  ]);
  expect(await page.locator('.contents a').allTextContents()).toEqual(titles);
});

test('the contents list marks where the reader is', async ({ page }) => {
  await page.goto(ERROR);
  for (const title of ['Quick fixes', 'Related errors', 'Common causes']) {
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: title }).click();
    await expect(page.locator('.contents [aria-current]')).toHaveText(title);
  }
});

test('the page names its place, its date, and where to report and edit', async ({ page }) => {
  await page.goto(ERROR);
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link')).toHaveText([
    'Version control',
    'git',
  ]);
  await expect(page.locator('.answer__meta time')).toHaveText(/^\d{1,2} [A-Z][a-z]{2} 20\d\d$/);
  await expect(page.getByRole('link', { name: 'Edit this page' })).toHaveAttribute(
    'href',
    /\/edit\/main\/content\/errors\/git\/not-a-git-repository\.mdx$/,
  );
  await expect(page.getByRole('link', { name: 'Report a mistake' })).toHaveAttribute(
    'href',
    /\/issues\/new\?title=/,
  );
});

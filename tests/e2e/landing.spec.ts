import { expect, test } from '@playwright/test';
import { recordFigure } from '../figures.ts';
import { partsBelow, WINDOWS } from '../first-screen.ts';
import { ERROR, errorPaths, SEED, timeFor } from './pages.ts';

const PAGES = errorPaths();

const PHONE = { width: 360, height: 780 };

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    const sizes = WINDOWS.map(({ width, height }) => `${width}×${height}`).join(' and ');
    test(`every error page answers on the first screen at ${sizes}`, async ({ page }) => {
      test.setTimeout(timeFor(PAGES.length));
      expect(PAGES.length).toBeGreaterThan(10);
      const tooLow: string[] = [];
      for (const path of PAGES) {
        await page.goto(path);
        for (const viewport of WINDOWS) {
          await page.setViewportSize(viewport);
          tooLow.push(
            ...(await page.evaluate(partsBelow, viewport.height)).map(
              (part) => `${path} at ${viewport.width}: ${part}`,
            ),
          );
        }
      }
      expect(tooLow).toEqual([]);
    });
  });
}

test('an answer that is too low, hidden or missing is caught', async ({ page }) => {
  await page.setContent(
    '<body style="margin:0"><h1 style="margin:0;height:900px">T</h1><div class="answer"><p class="signature" hidden>x</p><p class="answer__fix">y</p></div>',
  );
  expect((await page.evaluate(partsBelow, 844)).map((part) => part.replace(/9\d\d/, '9xx'))).toEqual([
    'title ends at 9xx',
    'signature ends at Infinity',
    'quick fix ends at 9xx',
    'first command ends at Infinity',
  ]);
});

test('the sections come in the design’s order, and the contents list names them all', async ({ page }) => {
  await page.goto(SEED);
  const titles = await page.locator('.error-page > .prose h2').allTextContents();
  expect(titles).toEqual([
    'What this error means',
    'Why this happens',
    'Common causes',
    'Copy-paste commands',
    'What does not help',
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
  await page.goto(SEED);
  for (const title of ['Copy-paste commands', 'Platform-specific fixes', 'Common causes']) {
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

test('how many phone screens the error pages fill', async ({ page }) => {
  test.setTimeout(timeFor(PAGES.length));
  await page.setViewportSize(PHONE);
  await page.route(/\.js$/, (route) => route.abort());
  const screens: number[] = [];
  for (const path of PAGES) {
    await page.goto(path);
    screens.push((await page.evaluate(() => document.documentElement.scrollHeight)) / PHONE.height);
  }
  screens.sort((a, b) => a - b);
  const at = (part: number) => Math.round(10 * (screens[Math.floor(screens.length * part)] ?? 0)) / 10;
  recordFigure('page-screens', at(0.5));
  recordFigure('page-screens-most', at(0.95));
  expect(at(0.5)).toBeGreaterThan(2);
});

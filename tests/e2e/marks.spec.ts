import { expect, test, type Page } from '@playwright/test';
import { ERROR } from './pages.ts';

const LEVELS = ['proven', 'reproduced', 'simulated', 'documented'];

/** The pictures of one mark as each level in turn, at the same place to the pixel. */
async function picturesOf(page: Page): Promise<string[]> {
  const mark = page.locator('.level').first();
  const pictures: string[] = [];
  for (const level of LEVELS) {
    await mark.evaluate((element, name) => (element.dataset['level'] = name), level);
    await mark.scrollIntoViewIfNeeded();
    const { x, y, height } = (await mark.boundingBox()) ?? { x: 0, y: 0, height: 1 };
    // The words differ anyway; the mark stands before them.
    pictures.push((await page.screenshot({ clip: { x, y, width: 12, height } })).toString('base64'));
  }
  return pictures;
}

for (const [place, media] of [
  ['on screen', {}],
  ['in forced colours', { forcedColors: 'active' }],
  ['on paper, where no background is printed', { media: 'print' }],
] as const) {
  test(`each level has a mark of its own shape ${place}`, async ({ page }) => {
    await page.goto(ERROR);
    await page.emulateMedia(media);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*, ::before { background: none !important }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect(new Set(await picturesOf(page)).size).toBe(LEVELS.length);
  });
}

test('paper names the shell of each variant', async ({ page }) => {
  await page.goto(ERROR);
  await page.emulateMedia({ media: 'print' });
  const variants = page.locator('#find-repository command-block');
  for (const [index, name] of ['bash, zsh', 'PowerShell'].entries())
    await expect(variants.nth(index).getByText(name, { exact: true }).filter({ visible: true })).toHaveCount(
      1,
    );
});

test('paper strands no heading at the foot of a page', async ({ page }) => {
  await page.goto(ERROR);
  await page.emulateMedia({ media: 'print' });
  const stranded = await page
    .locator('main :is(h1, h2, h3, h4, .risk)')
    .evaluateAll((headings) =>
      headings
        .filter((heading) => heading.checkVisibility() && getComputedStyle(heading).breakAfter !== 'avoid')
        .map((heading) => heading.textContent.trim()),
    );
  expect(stranded).toEqual([]);
});

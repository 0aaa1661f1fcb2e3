import { expect, test, type Page } from '@playwright/test';
import { PAGE_TYPES, SEED } from './pages.ts';
import { fitProblems } from './probes/layout.ts';

const PATHS = [
  PAGE_TYPES.error,
  PAGE_TYPES['error with values'],
  SEED,
  '/errors/git/non-fast-forward-tip-behind/',
  '/errors/ssh/permission-denied-publickey/',
  '/errors/pip/externally-managed-environment/',
];

/** Punctuation that stands on another line than the code before it. */
function lonePunctuation(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(p, li, dd, td) code')].flatMap((code) => {
      const next = code.nextSibling;
      // A word that is longer than its line takes all of it.
      if (
        code.querySelector('bdi') ||
        !next ||
        next.nodeType !== Node.TEXT_NODE ||
        !/^[.,;:)]/.test(next.nodeValue ?? '')
      )
        return [];
      const mark = document.createRange();
      mark.setStart(next, 0);
      mark.setEnd(next, 1);
      const isBelow = mark.getBoundingClientRect().top > ([...code.getClientRects()].at(-1)?.bottom ?? 0) - 2;
      return isBelow ? [code.textContent] : [];
    }),
  );
}

/** Words of inline code that stand on more than one line, although a line could hold them. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    for (const code of document.querySelectorAll('main code')) {
      if (code.closest('pre, dt, .signature') || code.parentElement?.closest('code')) continue;
      const block = code.closest('p, li, dd, td, th, h3');
      const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); block && text; text = texts.nextNode()) {
        for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const rects = [...range.getClientRects()];
          const width = rects.reduce((sum, rect) => sum + rect.width, 0);
          const isBroken = new Set(rects.map(({ top }) => Math.round(top))).size > 1;
          // What is nearly as wide as its line may break: there is its padding too.
          if (isBroken && width < block.clientWidth - 48) broken.push(word);
        }
      }
    }
    return broken;
  });
}

for (const width of [320, 360, 390, 768, 1440]) {
  test(`inline code breaks inside no word and no option at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const found: string[] = [];
    for (const path of PATHS) {
      await page.goto(path);
      const problems = [await brokenWords(page), await lonePunctuation(page), await fitProblems(page)];
      found.push(...problems.flat().map((problem) => `${path} ${problem}`));
    }
    expect(found).toEqual([]);
  });
}

test('a broken option is caught, and a word longer than its line is none', async ({ page }) => {
  await page.setContent(
    '<main><p style="inline-size:17ch;font:16px monospace">Now run <code style="overflow-wrap:anywhere">git --rebase and/a/very/long/path/to-nowhere</code></p></main>',
  );
  expect(await brokenWords(page)).toEqual(['--rebase']);
});

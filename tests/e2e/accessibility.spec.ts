import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGE_TYPES } from './pages.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [name, path] of Object.entries(PAGE_TYPES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${name}, ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      await context.close();
    });
  }
}

test('axe would find a fault', async ({ page }) => {
  await page.goto('/about/');
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><a href="#levels"></a>'),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id }) => id).sort()).toEqual(expect.arrayContaining(['image-alt', 'link-name']));
});

for (const [name, path] of Object.entries(PAGE_TYPES)) {
  test(`${name} never scrolls sideways from 320 to 1440 pixels`, async ({ page }) => {
    await page.goto(path);
    const wide: number[] = [];
    for (let width = 320; width <= 1440; width += 20) {
      await page.setViewportSize({ width, height: 800 });
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(width);
    }
    expect(wide).toEqual([]);
  });
}

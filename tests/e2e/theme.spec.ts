import { expect, test, type Page } from '@playwright/test';
import { ERROR } from './pages.ts';

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = 'rgb(251, 250, 246)';
const DARK = 'rgb(21, 20, 18)';

test('the theme comes from the system, changes by the switch, and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(ERROR);
  expect(await background(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background(page)).toBe(DARK);
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  await expect.poll(() => background(page)).toBe(LIGHT);
  await page.goto('/errors/');
  expect(await background(page)).toBe(LIGHT);
});

test('a remembered theme is there at the first paint', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.route(/assets\/(?!boot).*\.js/, (route) => route.abort());
  await page.goto(ERROR);
  expect(await background(page)).toBe(DARK);
});

test('refused storage breaks nothing', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('refused');
      },
    }),
  );
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(ERROR);
  const before = await background(page);
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  await expect.poll(() => background(page)).not.toBe(before);
  expect(errors).toEqual([]);
});

test('print shows whole commands of every shell and no navigation', async ({ page }) => {
  await page.goto(ERROR);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.site-header', '.site-footer', '.contents', '.breadcrumbs'])
    await expect(page.locator(hidden)).toBeHidden();
  await expect(page.locator('main button:visible')).toHaveCount(0);
  const commands = page.locator('.command pre');
  for (const command of await commands.all()) {
    await expect(command).toBeVisible();
    expect(await command.evaluate((pre) => pre.scrollWidth <= pre.clientWidth)).toBe(true);
  }
});

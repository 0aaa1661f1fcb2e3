import { expect, test } from '@playwright/test';
import { ERROR, PAGE_TYPES, SEED } from './pages.ts';

const FIRST: [query: string, path: string][] = [
  ['fatal: not a git repository (or any of the parent directories): .git', ERROR],
  ['ERR_MODULE_NOT_FOUND', '/errors/node/err-module-not-found/'],
  ['EADDRINUSE :::3000', '/errors/node/eaddrinuse/'],
  ['ERESOLVE unable to resolve dependency tree', '/errors/npm/eresolve-unable-to-resolve-dependency-tree/'],
  ['401 Unauthorized openai', SEED],
];

for (const [query, path] of FIRST) {
  test(`“${query}” finds its page first`, async ({ page }) => {
    await page.goto(`/search/#${new URLSearchParams({ q: query })}`);
    await expect(page.locator('.search-status')).toContainText('match');
    await expect(page.locator('.results a').first()).toHaveAttribute('href', path);
  });
}

for (const shortcut of ['/', 'Control+k', 'Meta+k']) {
  test(`the box opens with ${shortcut} and is used with the keyboard alone`, async ({ page }) => {
    await page.goto('/errors/npm/');
    await page.keyboard.press(shortcut);
    const box = page.getByRole('searchbox');
    await expect(box).toBeFocused();
    await page.keyboard.type('EADDRINUSE');
    await expect(page.locator('.search__panel .results a').first()).toContainText('EADDRINUSE');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.search__panel .results a').first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(box).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(box).toBeFocused();
    await expect(page.locator('.search__panel')).toBeHidden();
    await page.waitForTimeout(1000);
    await expect(page.locator('.search__panel')).toBeHidden();
    await expect(box).toHaveValue('EADDRINUSE');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/#q=EADDRINUSE/);
  });
}

test('a slash typed into a field stays a slash', async ({ page }) => {
  await page.goto('/search/');
  await page.getByLabel('Message, code or words').fill('a');
  await page.getByLabel('Message, code or words').press('/');
  await expect(page.getByLabel('Message, code or words')).toHaveValue('a/');
});

test('nothing is loaded for search before the reader asks', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(ERROR);
  await page.waitForLoadState('networkidle');
  expect(requests.filter((path) => /pagefind|signatures|search/.test(path))).toEqual([]);
  await page.getByRole('searchbox').fill('git');
  await expect(page.locator('.search__panel .results a').first()).toBeVisible();
  expect(requests.some((path) => path === '/search.txt')).toBe(true);
});

test('filters narrow the results and stand in the address', async ({ page }) => {
  await page.goto('/search/?q=permission+denied');
  await expect(page.locator('.search-status')).toContainText('match');
  await page.getByRole('combobox', { name: /^Tool/ }).selectOption('ssh');
  await expect(page.locator('.results a').first()).toHaveAttribute(
    'href',
    '/errors/ssh/permission-denied-publickey/',
  );
  for (const link of await page.locator('.results a').all())
    expect(await link.getAttribute('href')).toContain('/errors/ssh/');
  await expect(page).toHaveURL('/search/#q=permission+denied&tool=ssh');
  await page.reload();
  await expect(page.getByRole('combobox', { name: /^Tool/ })).toHaveValue('ssh');
  await expect(page.locator('.results a').first()).toHaveAttribute(
    'href',
    '/errors/ssh/permission-denied-publickey/',
  );
});

test('full text finds words that stand in no signature or title', async ({ page }) => {
  await page.goto('/search/#q=GIT_DISCOVERY_ACROSS_FILESYSTEM');
  await expect(page.locator('.results a').first()).toHaveAttribute('href', ERROR);
});

test('words that are nowhere are said to be nowhere', async ({ page }) => {
  await page.goto('/search/#q=zzzzqqqq');
  await expect(page.locator('.search-status')).toContainText('No error page matches');
});

test('markup in a query stays text', async ({ page }) => {
  await page.goto(`/search/#${new URLSearchParams({ q: '<img src=x onerror=alert(1)> git' })}`);
  await expect(page.locator('.search-status')).toContainText('match');
  await expect(page.locator('main img')).toHaveCount(0);
});

test('the 404 page searches for the words of the missing address', async ({ page }) => {
  const response = await page.goto('/errors/git/fatal-not-a-git-repository-old/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('searchbox')).toHaveValue('git fatal not a git repository old');
  await expect(page.locator('.results a').first()).toHaveAttribute('href', ERROR);
});

for (const width of [320, 360, 390, 640, 767, 768, 1440]) {
  test(`the panel of results fits the screen at ${width} pixels on every type of page`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    let opened = 0;
    for (const path of Object.values(PAGE_TYPES)) {
      await page.goto(path);
      const box = page.locator('site-search').getByRole('searchbox');
      if ((await box.count()) === 0) continue;
      await box.fill('permission denied');
      const panel = page.locator('.search__panel');
      await expect(panel.locator('.results a').first()).toBeVisible();
      const { left, right, bottom } = await panel.evaluate(
        (element) => element.getBoundingClientRect().toJSON() as DOMRect,
      );
      expect({
        path,
        isInside: left >= 0 && right <= width && bottom <= 700,
        isWide: right - left >= Math.min(280, width),
      }).toEqual({ path, isInside: true, isWide: true });
      opened += 1;
    }
    expect(opened).toBeGreaterThan(5);
  });
}

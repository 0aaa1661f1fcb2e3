import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { PAGE_TYPES } from './pages.ts';

const CANARY = 'canary7f3a9c';
const TEXTS = {
  short: CANARY,
  line: `fatal: not a git repository with token=${CANARY}`,
  long: `${'error: cannot reach the widget '.repeat(30)}${CANARY}`,
  log: `npm ERR! code ERESOLVE\nusing PASSWORD=${CANARY}\n\n  at line 3 ${CANARY}\n`,
};

/** Everything that leaves the browser, and every address that it shows, is kept. */
function watch(context: BrowserContext, page: Page): string[] {
  const seen: string[] = [];
  context.on('request', (request) =>
    seen.push(`${request.url()} ${request.headers()['referer'] ?? ''} ${request.postData() ?? ''}`),
  );
  page.on('framenavigated', (frame) => seen.push(frame.url().replace(/#.*/, '')));
  return seen;
}

function boxesOf(page: Page): Locator {
  return page.locator('input[type="search"], textarea, command-values input');
}

async function paste(box: Locator, text: string): Promise<void> {
  await box.evaluate((field: HTMLInputElement, value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (!field.dispatchEvent(event)) return;
    field.value += value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}

/** Types and pastes into every box of a page, and presses Enter. */
async function useEveryBox(page: Page, path: string): Promise<number> {
  await page.goto(path);
  const count = await boxesOf(page).count();
  for (let at = 0; at < count; at++) {
    for (const text of Object.values(TEXTS)) {
      if (page.url() !== new URL(path, page.url()).href) await page.goto(path);
      const box = boxesOf(page).nth(at);
      await box.focus();
      await box.fill(text.replaceAll('\n', ' '));
      await box.press('Enter');
      await page.waitForTimeout(50);
      if (page.url() !== new URL(path, page.url()).href) await page.goto(path);
      await boxesOf(page).nth(at).fill('');
      await paste(boxesOf(page).nth(at), text);
      await boxesOf(page).nth(at).press('Enter');
      await page.waitForTimeout(50);
    }
  }
  for (const button of await page.locator('[role="search"] button').all())
    if (await button.isVisible()) await button.click();
  await page.waitForTimeout(200);
  return count;
}

const WAYS = ['with the script', 'without a script', 'with a script that comes late'] as const;
for (const way of WAYS) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled: way !== 'without a script' });
    for (const [name, path] of Object.entries(PAGE_TYPES)) {
      test(`nothing typed or pasted leaves the page: ${name}`, async ({ page, context }) => {
        if (way === 'with a script that comes late')
          await page.route('**/*.js', async (route) => {
            await new Promise((resolve) => setTimeout(resolve, 3000));
            await route.continue().catch(() => undefined);
          });
        const seen = watch(context, page);
        if (way === 'with the script') expect(await useEveryBox(page, path)).toBeGreaterThan(0);
        else {
          await page.goto(path, { waitUntil: 'commit' });
          const boxes = page.locator('input[type="search"], textarea');
          await expect(boxes.first()).toBeAttached();
          for (const box of await boxes.all()) {
            await box.focus();
            await page.keyboard.insertText(TEXTS.line);
            await page.keyboard.press('Enter');
          }
          await page.waitForTimeout(way === 'without a script' ? 100 : 4000);
        }
        expect(seen.length).toBeGreaterThan(0);
        expect(seen.filter((each) => each.includes(CANARY))).toEqual([]);
      });
    }
  });
}

test('after a paste into the header’s box nothing is fetched at all, and the log finds its page', async ({
  page,
  context,
}) => {
  await page.goto('/errors/npm/');
  await page.getByRole('searchbox').focus();
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await paste(
    page.getByRole('searchbox'),
    `started\nError: listen EADDRINUSE: address already in use :::8123\n`,
  );
  await expect(page.locator('.search__panel .results a').first()).toHaveAttribute(
    'href',
    /^\/errors\/node\/eaddrinuse\/#values&.*port=8123/,
  );
  await page.keyboard.press('Enter');
  await expect(page.locator('.search__panel .results a').first()).toBeFocused();
  expect(requests).toEqual([]);
});

test('a text that came before the script is read as a log once the script is there', async ({
  page,
  context,
}) => {
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  const seen = watch(context, page);
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByLabel(/^Paste the message/).focus();
  await page.keyboard.insertText(
    `PASSWORD=${CANARY}\nError: listen EADDRINUSE: address already in use :::8123\n`,
  );
  await expect(page.locator('.findings h3')).toHaveText(/EADDRINUSE/);
  expect(seen.filter((each) => each.includes(CANARY))).toEqual([]);
});

test('an old link with its words in the query is rewritten at once and still finds its page', async ({
  page,
}) => {
  await page.goto('/search/?q=EADDRINUSE&tool=node');
  await expect(page).toHaveURL('/search/#q=EADDRINUSE&tool=node');
  await expect(page.locator('.results a').first()).toHaveAttribute('href', '/errors/node/eaddrinuse/');
});

test('the home page’s own example finds its page when it is pasted', async ({ page }) => {
  await page.goto('/');
  const box = page.getByLabel(/^Paste the message/);
  await box.focus();
  await paste(box, (await box.getAttribute('placeholder')) ?? '');
  await expect(page.locator('.findings h3')).toHaveText(/not a git repository/);
  await box.fill('');
  await paste(box, 'fatal: not a git repository');
  await expect(page.locator('error-box .results a').first()).toContainText('not a git repository');
});

test('a box that is emptied while a large log is read stays empty', async ({ page }) => {
  await page.goto('/');
  const box = page.getByLabel(/^Paste the message/);
  await box.focus();
  await expect(page.locator('error-box[data-ready]')).toBeAttached();
  await paste(
    box,
    `${'GET /api/items/12345 200 in 12 ms from 10.0.0.7\n'.repeat(100_000)}fatal: not a git repository (or any of the parent directories): .git\n`,
  );
  await box.fill('');
  await page.waitForTimeout(3000);
  await expect(page.locator('.diagnosis')).toBeEmpty();
  await expect(page.locator('error-box .search-status')).toHaveText('');
});

test('a matcher that cannot be loaded ends in a sentence, and the next try works', async ({ page }) => {
  let isBroken = true;
  await page.route('**/match-worker*.js', (route) => (isBroken ? route.abort() : route.continue()));
  await page.goto('/');
  const box = page.getByLabel(/^Paste the message/);
  await box.focus();
  await paste(box, 'fatal: not a git repository (or any of the parent directories): .git');
  await expect(page.locator('error-box .search-status')).toContainText(
    'This did not work: The matcher stopped',
  );
  isBroken = false;
  await box.fill('');
  await paste(box, 'fatal: not a git repository (or any of the parent directories): .git');
  await expect(page.locator('.findings h3')).toHaveText(/not a git repository/);
});

test('the key / brings the reader back on Escape', async ({ page }) => {
  await page.goto(PAGE_TYPES.error);
  await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(5);
});

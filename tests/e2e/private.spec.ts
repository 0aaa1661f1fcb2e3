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

/** The boxes that are there before any script: those in lists and in commands come with theirs. */
const EARLY_BOXES = 'input[type="search"]:not(list-filter *), textarea';

function boxesOf(page: Page): Locator {
  return page.locator('input[type="search"], textarea, .answer command-hole:first-of-type:visible');
}

async function paste(box: Locator, text: string): Promise<void> {
  await box.evaluate((field: HTMLInputElement | HTMLElement, value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (!field.dispatchEvent(event)) return;
    if ('value' in field) field.value += value;
    else field.textContent += value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}

/** Opens a page whose boxes can all be typed into: those in its commands from the first touch on. */
async function openReady(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const hole = page.locator('.answer command-hole:visible').first();
  if ((await hole.count()) === 0) return;
  // The first touch loads what waits for touches, the second what waits for one of a command.
  await expect(async () => {
    await page.mouse.move(1, 1);
    await hole.hover();
    await expect(hole).toHaveAttribute('contenteditable', { timeout: 200 });
  }).toPass();
}

/** Types and pastes into every box of a page, and presses Enter. */
async function useEveryBox(page: Page, path: string): Promise<number> {
  await openReady(page, path);
  const count = await boxesOf(page).count();
  for (let at = 0; at < count; at++) {
    for (const text of Object.values(TEXTS)) {
      if (page.url() !== new URL(path, page.url()).href) await openReady(page, path);
      const box = boxesOf(page).nth(at);
      await box.focus();
      await box.fill(text.replaceAll('\n', ' '));
      await box.press('Enter');
      await page.waitForTimeout(50);
      if (page.url() !== new URL(path, page.url()).href) await openReady(page, path);
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

/** Holds every script back but the one that blocks the page, so that the boxes are there long before what reads them. Returns what lets them come. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(/^(?!.*\/boot\.).*\.js$/, async (route) => {
    await promise;
    await route.continue().catch(() => undefined);
  });
  return () => resolve(undefined);
}

/** Puts every text into every box, one after the other, and presses Enter while no script is there. */
async function useEveryBoxEarly(page: Page, path: string, texts: string[]): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' });
  const boxes = page.locator(EARLY_BOXES);
  await boxes.first().waitFor({ state: 'attached' });
  const count = await boxes.count();
  for (let at = 0; at < count; at++) {
    for (const text of texts) {
      // A form that sends may still be on its way somewhere else.
      if (page.url() !== new URL(path, page.url()).href)
        await expect(async () => void (await page.goto(path))).toPass();
      const box = boxes.nth(at);
      await box.focus();
      await box.selectText();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(30);
    }
  }
  return count;
}

const WAYS = ['with the script', 'without a script', 'with a script that comes late'] as const;
for (const way of WAYS) {
  test.describe(way, () => {
    test.use({ javaScriptEnabled: way !== 'without a script' });
    for (const [index, [name, path]] of Object.entries(PAGE_TYPES).entries()) {
      test(`nothing typed or pasted leaves the page: ${name}`, async ({ page, context }) => {
        const seen = watch(context, page);
        if (way === 'with the script') expect(await useEveryBox(page, path)).toBeGreaterThan(0);
        else {
          const letCome = way === 'with a script that comes late' ? await holdScripts(page) : undefined;
          const texts = Object.values(TEXTS);
          const turned = [...texts.slice(index % texts.length), ...texts.slice(0, index % texts.length)];
          expect(await useEveryBoxEarly(page, path, turned)).toBeGreaterThan(0);
          // Enter has not lost the text.
          for (const box of await page.locator(EARLY_BOXES).all())
            expect(await box.inputValue()).toContain(CANARY);
          if (letCome) {
            const isThere = () =>
              page.evaluate(() =>
                ['error-box', 'search-page', 'site-search'].some((tag) => customElements.get(tag)),
              );
            expect(await isThere()).toBe(false);
            letCome();
            await expect.poll(isThere).toBe(true);
            // What the box loads comes later still.
            await page.waitForTimeout(1500);
          }
        }
        expect(seen.length).toBeGreaterThan(0);
        expect(seen.filter((each) => each.includes(CANARY))).toEqual([]);
      });
    }
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a page with a form, script ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });
    test('is found out', async ({ page, context }) => {
      await page.route('/form/**', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<form action="/form/"><input type="search" name="q"></form>',
        }),
      );
      const seen = watch(context, page);
      if (javaScriptEnabled) await useEveryBox(page, '/form/');
      else await useEveryBoxEarly(page, '/form/', Object.values(TEXTS));
      expect(seen.some((each) => each.includes(CANARY))).toBe(true);
    });
  });
}

const SEARCH_BOXES = {
  'the header’s box': ['/errors/npm/', '.search__panel'],
  'the search page’s box': ['/search/', 'search-page'],
  'the 404 page’s box': [PAGE_TYPES.missing, 'search-page'],
} as const;
const LOG = 'started\nError: listen EADDRINUSE: address already in use :::8123\n';

for (const [name, [path, results]] of Object.entries(SEARCH_BOXES)) {
  test(`after a paste into ${name} nothing is fetched at all, and the log finds its page`, async ({
    page,
    context,
  }) => {
    await page.goto(path);
    await page.getByRole('searchbox').focus();
    await page.waitForTimeout(500);
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    await paste(page.getByRole('searchbox'), LOG);
    await expect(page.locator(`${results} .results a`).first()).toHaveAttribute(
      'href',
      /^\/errors\/node\/eaddrinuse\/#values&.*port=8123/,
    );
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').fill('');
    await paste(page.getByRole('searchbox'), `no tool prints this ${CANARY}`);
    await expect(page.locator(`${results} .search-status`)).toContainText('No known error in this');
    expect(requests).toEqual([]);
    expect(page.url()).not.toContain(CANARY);
  });

  test(`what is dropped into ${name}, or brought back by undo, counts as pasted`, async ({
    page,
    context,
  }) => {
    await page.goto(path);
    const box = page.getByRole('searchbox');
    await box.focus();
    await page.waitForTimeout(500);
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    for (const inputType of ['insertFromDrop', 'historyUndo']) {
      await box.fill('');
      await box.evaluate(
        (field: HTMLInputElement, [type, value]) => {
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { inputType: type, bubbles: true }));
        },
        [inputType, `gizmo ${CANARY}`] as const,
      );
      await expect(page.locator(`${results} .search-status`)).toContainText('No known error in this');
    }
    expect(requests).toEqual([]);
    expect(page.url()).not.toContain(CANARY);
  });
}

test('after Enter in the header’s box on a pasted log the first page found has the focus', async ({
  page,
}) => {
  await page.goto('/errors/npm/');
  await page.getByRole('searchbox').focus();
  await paste(page.getByRole('searchbox'), LOG);
  await expect(page.locator('.search__panel .results a').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.search__panel .results a').first()).toBeFocused();
});

test('what was typed on the search page before the script stays, also beside words in the address', async ({
  page,
}) => {
  const letCome = await holdScripts(page);
  await page.goto('/search/#q=docker', { waitUntil: 'commit' });
  await page.getByRole('searchbox').focus();
  await page.keyboard.insertText('EADDRINUSE');
  letCome();
  await expect(page.locator('search-page .results a').first()).toContainText('EADDRINUSE');
  await expect(page.getByRole('searchbox')).toHaveValue('EADDRINUSE');
});

test('a text that came before the script is read as a log once the script is there', async ({
  page,
  context,
}) => {
  const letCome = await holdScripts(page);
  const seen = watch(context, page);
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByLabel(/^Paste the message/).focus();
  await page.keyboard.insertText(
    `PASSWORD=${CANARY}\nError: listen EADDRINUSE: address already in use :::8123\n`,
  );
  letCome();
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
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(5);
});

test('the key / twice still brings the reader back, and Escape elsewhere moves nobody', async ({ page }) => {
  const top = () => page.evaluate(() => scrollY);
  await page.goto(PAGE_TYPES['error with values']);
  await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
  const before = await top();
  await page.keyboard.press('/');
  await page.keyboard.press('Control+k');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Escape');
  expect(Math.abs((await top()) - before)).toBeLessThan(5);
  await page.keyboard.press('/');
  const value = page.locator('command-hole').first();
  await value.click();
  const there = await top();
  await value.press('Escape');
  expect(Math.abs((await top()) - there)).toBeLessThan(5);
  await expect(value).toBeFocused();
});

test('a list of fixes that cannot be loaded ends in whole sentences', async ({ page }) => {
  await page.route('**/answers.json', (route) => route.fulfill({ status: 503 }));
  await page.goto('/');
  const box = page.getByLabel(/^Paste the message/);
  await box.focus();
  await paste(box, 'fatal: not a git repository (or any of the parent directories): .git');
  await expect(page.locator('error-box .search-status')).toHaveText(
    'This did not work: answers.json answered 503. The list of all errors works without it.',
  );
});

test('words typed while the panel is still loading are a search, a paste is not', async ({ page }) => {
  await page.goto('/errors/npm/');
  await page.waitForLoadState('networkidle');
  const letCome = await holdScripts(page);
  const first = page.locator('.search__panel .results a').first();
  await page.keyboard.press('/');
  await page.keyboard.type('EADDRINUSE');
  letCome();
  await expect(first).toContainText('EADDRINUSE');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search/#q=EADDRINUSE');
  await page.goto('/errors/npm/');
  const letComeToo = await holdScripts(page);
  await page.keyboard.press('/');
  await paste(page.getByRole('searchbox'), `gizmo ${CANARY}`);
  letComeToo();
  await expect(page.locator('.search__panel .search-status')).toContainText('No known error in this');
  await page.keyboard.press('Enter');
  expect(page.url()).not.toContain(CANARY);
});

import { execFileSync } from 'node:child_process';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { answerBlockOf } from '../answer-block.ts';
import { ERROR, errorPaths, PAGE_TYPES, SEED, timeFor } from './pages.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('the button copies what is shown, without prompt and without a line break at the end', async ({
  page,
}) => {
  const { code } = answerBlockOf(ERROR);
  await page.goto(ERROR);
  const block = page.locator('.answer command-block').first();
  await block.getByRole('button', { name: /^Copy/ }).click();
  expect(await clipboard(page)).toBe(code);
  expect(await block.locator('code').textContent()).toBe(code);
});

/**
 * Presses the button of each block, in its shell, where a reader can see and reach it; what the clipboard then holds, or why
 * nothing was pressed. In one go: a page has some ten blocks.
 */
const copyAll = (page: Page, blocks: { command: string; index: number; shell?: string }[]) =>
  page.evaluate(async (all) => {
    const copied: string[] = [];
    document.querySelectorAll('details').forEach((each) => (each.open = true));
    const findButton = (block: Element | undefined) =>
      [...(block?.querySelectorAll('button') ?? [])].find(({ ariaLabel }) => ariaLabel?.startsWith('Copy'));
    const isInReach = (button: HTMLElement) => {
      button.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    };
    const read = async () => {
      const until = performance.now() + 5000;
      for (;;) {
        const text = await navigator.clipboard.readText();
        if (text || performance.now() > until) return text;
      }
    };
    for (const { command, index, shell = 'bash' } of all) {
      document.documentElement.dataset['shell'] = shell;
      const block = document.querySelectorAll(`#${CSS.escape(command)} command-block`)[index];
      const button = findButton(block);
      await navigator.clipboard.writeText('');
      const isReached = button && isInReach(button);
      if (isReached) button.click();
      copied.push(isReached ? await read() : 'no button in reach');
    }
    return copied;
  }, blocks);

interface Twin {
  commands: {
    id: string;
    blocks: { shell?: string; code: string }[];
    undoBlocks?: { shell?: string; code: string }[];
  }[];
}

test('every block of every page, undos too, is copied to the byte that its proof ran', async ({
  page,
  request,
}) => {
  test.setTimeout(timeFor(errorPaths().length));
  const { errors } = (await (await request.get('/errors.json')).json()) as { errors: { id: string }[] };
  const wrong: string[] = [];
  for (const { id } of errors) {
    const { commands } = (await (await request.get(`/errors/${id}.json`)).json()) as Twin;
    const blocks = commands.flatMap(({ id: command, blocks, undoBlocks = [] }) =>
      [...blocks, ...undoBlocks].map((block, index) => ({ command, index, ...block })),
    );
    await page.goto(`/errors/${id}/`);
    const copied = await copyAll(page, blocks);
    for (const [place, { command, shell, code }] of blocks.entries())
      if (copied[place] !== code) wrong.push(`${id} ${command} ${shell}`);
  }
  expect(wrong).toEqual([]);
});

test('a button that is hidden, covered or not there is not pressed', async ({ page }) => {
  const spoils: ((button: HTMLElement) => void)[] = [
    (button) => (button.style.visibility = 'hidden'),
    (button) => (button.style.display = 'none'),
    (button) => (button.style.pointerEvents = 'none'),
    (button) => button.remove(),
  ];
  for (const spoil of spoils) {
    await page.goto(ERROR);
    const command = (await page.locator('.answer .command').first().getAttribute('id')) ?? '';
    await page.locator('.answer .block__bar > button').first().evaluate(spoil);
    expect(await copyAll(page, [{ command, index: 0 }])).toEqual(['no button in reach']);
  }
});

test('a here-document survives being copied: it runs to its end', async ({ page, request }) => {
  const { errors } = (await (await request.get('/errors.json')).json()) as { errors: { id: string }[] };
  let ran = 0;
  for (const { id } of errors) {
    const { commands } = (await (await request.get(`/errors/${id}.json`)).json()) as Twin;
    for (const command of commands) {
      const [block] = command.blocks;
      const end =
        block?.shell === 'bash' && /<<'?([A-Z]+)'?\n(?<text>.*\n)\1$/s.exec(block.code)?.groups?.['text'];
      if (!end) continue;
      await page.goto(`/errors/${id}/#${command.id}`);
      await page.locator(`#${command.id} [data-shell="bash"]`).getByRole('button', { name: /^Copy/ }).click();
      // The program before the here-document is replaced by one that prints what it is given.
      const printed = (await clipboard(page)).replace(/^[^]*?(?=<<)/, 'cat ');
      expect(execFileSync('bash', ['-c', printed], { encoding: 'utf8' })).toBe(end);
      ran += 1;
    }
  }
  expect(ran).toBeGreaterThan(0);
});

test('copying is announced once, politely, by the name of the command', async ({ page }) => {
  await page.goto(ERROR);
  const status = page.locator('#announcement');
  await expect(status).toHaveAttribute('role', 'status');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const target = document.getElementById('announcement');
    if (!target) return;
    new MutationObserver(() => target.textContent && heard.push(target.textContent)).observe(target, {
      childList: true,
    });
  });
  await page
    .locator('#create-repository')
    .getByRole('button', { name: 'Copy: Make this folder a repository' })
    .click();
  await expect(status).toHaveText('Copied: Make this folder a repository');
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toHaveLength(1);
});

async function refuse(page: Page, platform: string): Promise<void> {
  await page.evaluate((name) => {
    Object.defineProperty(navigator, 'platform', { value: name });
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  }, platform);
}

for (const [platform, advice] of [
  ['Linux x86_64', 'Selected. Press Ctrl+C'],
  ['MacIntel', 'Selected. Press ⌘C'],
] as const) {
  test(`a refused clipboard selects the text and names the keys: ${platform}`, async ({ page }) => {
    await page.goto(ERROR);
    await refuse(page, platform);
    const block = page.locator('#create-repository command-block').first();
    const code = await block.locator('code').textContent();
    await block.getByRole('button', { name: /^Copy/ }).click();
    await expect(block).toContainText(advice);
    await expect(page.locator('#announcement')).toHaveText(advice);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(code);
    await block.getByRole('button', { name: /^Copy/ }).click();
    await expect(block).not.toContainText(advice);
    await expect(block.locator('.block__label')).toHaveText('bash, zsh');
  });
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });
  test('a refused clipboard says what to do without a keyboard, in one line', async ({ page }) => {
    await page.goto(ERROR);
    await refuse(page, 'Linux armv8l');
    const bar = page.locator('.answer .block__bar').first();
    const before = await copyPlace(bar);
    await bar.getByRole('button', { name: /^Copy/ }).tap();
    await expect(bar).toContainText('Hold the text, tap Copy');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(answerBlockOf(ERROR).code);
    expect(await copyPlace(bar)).toEqual(before);
  });
});

/** How high a bar is, where its button stands in it, and on how many lines the button's words are. */
function copyPlace(bar: Locator) {
  return bar.evaluate((element) => {
    const button = element.lastElementChild ?? element;
    const [outer, inner] = [element.getBoundingClientRect(), button.getBoundingClientRect()];
    const words = document.createRange();
    words.selectNodeContents(button);
    return {
      height: outer.height,
      top: inner.top - outer.top,
      end: outer.right - inner.right,
      width: inner.width,
      lines: words.getClientRects().length,
    };
  });
}

for (const width of [320, 360, 390, 768, 1440]) {
  test(`Copy keeps its place, width and one line while it says Copied, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const places: Awaited<ReturnType<typeof copyPlace>>[] = [];
    for (const path of [ERROR, PAGE_TYPES['error with values'], SEED]) {
      await page.goto(path);
      for (const bar of await page.locator('.block__bar:visible').all()) {
        const button = bar.getByRole('button', { name: /^Copy/ });
        await expect(button).toHaveText('Copy');
        places.push(await copyPlace(bar));
        await button.click();
        await expect(button).toHaveText('Copied');
        places.push(await copyPlace(bar));
      }
    }
    expect(places.length).toBeGreaterThan(20);
    for (const place of places) expect(place).toEqual({ height: 36, top: 0, end: 0, width: 76, lines: 1 });
  });
}

test('the label turns back after a moment', async ({ page }) => {
  await page.goto(ERROR);
  const button = page.locator('.answer').getByRole('button', { name: /^Copy/ }).first();
  await button.click();
  await expect(button).toHaveText('Copied');
  await expect(button).toHaveText('Copy');
});

test('at 320 pixels the button covers no character, and nothing is cut', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(SEED);
  for (const block of await page.locator('command-block:visible').all()) {
    const code = await block.locator('pre').boundingBox();
    const button = await block.getByRole('button', { name: /^Copy/ }).boundingBox();
    expect(code && button && button.y + button.height <= code.y + 1).toBe(true);
    expect(await block.locator('pre').evaluate((pre) => pre.scrollWidth <= pre.clientWidth)).toBe(true);
  }
});

test('a shell is chosen once, for every command and the next page', async ({ page }) => {
  await page.goto(ERROR);
  await expect(page.locator('#find-repository [data-shell="powershell"]')).toBeHidden();
  await page.locator('#find-repository').getByRole('button', { name: 'PowerShell' }).first().click();
  for (const id of ['find-repository', 'enter-project']) {
    await expect(page.locator(`#${id} [data-shell="powershell"]`)).toBeVisible();
    await expect(page.locator(`#${id} [data-shell="bash"]`)).toBeHidden();
  }
  await page.goto(SEED);
  await expect(page.locator('.variants [data-shell="bash"]').first()).toBeHidden();
  await expect(page.locator('.variants [data-shell="powershell"]').first()).toBeVisible();
});

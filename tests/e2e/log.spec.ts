import { expect, test, type Page } from '@playwright/test';
import { answerBlockOf } from '../answer-block.ts';
import { ERROR, PAGE_TYPES } from './pages.ts';

// Put together here, so that no scanner takes this file for a leak.
const SECRET = ['sk', 'proj', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7kL9'].join('-');
const LOG = `> shop@1.0.0 start
> node server.js

using OPENAI_API_KEY=${SECRET}
node:events:497
      throw er; // Unhandled 'error' event
      ^

Error: listen EADDRINUSE: address already in use :::8123
    at Server.setupListenHandle [as _listen2] (node:net:1908:16)
canary-7f3a9c
`;

async function openBox(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel(/^Paste the message/).focus();
  await expect(page.locator('error-box[data-ready]')).toBeAttached();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Paste the message/).evaluate((field, value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The first command of the page on ports, with a port in it as bash writes it. */
const look = (port: string) =>
  answerBlockOf(PAGE_TYPES['error with values']).template.replaceAll('{{port}}', port);

test('a pasted log names its page, shows the telling line, hides the secret, and asks nobody', async ({
  page,
  context,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await openBox(page);
  const before = {
    url: page.url(),
    entries: await page.evaluate(() => history.length),
    title: await page.title(),
  };
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await paste(page, LOG);
  await expect(page.locator('.search-status')).toHaveText('1 error matches in 11 lines.');
  await expect(page.locator('.findings h3')).toHaveText(/EADDRINUSE/);
  await expect(page.locator('.findings')).toContainText(
    'Error: listen EADDRINUSE: address already in use :::8123',
  );
  await expect(page.locator('.log mark').first()).toHaveText(/listen EADDRINUSE/);
  await expect(page.locator('.log')).toContainText('OPENAI_API_KEY=<token-1>');
  await expect(page.locator('.redactions')).toHaveText('Replaced before anything is shown: OpenAI key.');
  expect(await page.locator('.diagnosis').textContent()).not.toContain(SECRET);
  await page.waitForTimeout(1000);
  expect(requests).toEqual([]);
  expect({
    url: page.url(),
    entries: await page.evaluate(() => history.length),
    title: await page.title(),
  }).toEqual(before);
  const kept = await page.evaluate(async () => [
    JSON.stringify({ ...localStorage, ...sessionStorage }),
    document.cookie,
    JSON.stringify(await caches.keys()),
    JSON.stringify(await indexedDB.databases()),
    JSON.stringify(history.state),
  ]);
  for (const place of [...kept, ...said]) expect(place).not.toMatch(/canary|8123|sk-proj/);
});

test('values flow from the log into the page’s commands and leave with nobody', async ({ page }) => {
  await openBox(page);
  await paste(page, LOG);
  await page.getByRole('link', { name: 'Other causes, and what is behind it' }).click();
  await expect(page.locator('.answer pre').first()).toHaveText(look('8123'));
  await expect(page.locator('.answer command-hole').first()).toHaveAttribute('data-filled');
  expect(new URL(page.url()).hash).toContain('port=8123');
  const link = page.url();
  await page.goto('/');
  await page.goto(link);
  await expect(page.locator('.answer pre').first()).toHaveText(look('8123'));
  await page.getByRole('button', { name: 'Take them out' }).click();
  await expect(page.locator('.answer pre').first()).toHaveText(look('3000'));
  expect(new URL(page.url()).hash).toBe('');
});

test('values follow the reader to other errors’ pages, by name, until they are taken out', async ({
  page,
}) => {
  await page.goto('/errors/node/eaddrinuse/#values&port=8123&other=x');
  await expect(page.locator('.answer pre').first()).toHaveText(look('8123'));
  const links = page.locator('.related a, .look-alikes a');
  const next = links.filter({ hasText: 'nginx: bind()' }).first();
  const path = await next.getAttribute('href');
  await next.click();
  await expect(page).toHaveURL(`${path}#values&port=8123&other=x`);
  await expect(page.locator('command-hole[name="port"][data-filled]').first()).toHaveText('8123');
  await page.getByRole('button', { name: 'Take them out' }).click();
  await page.getByRole('link', { name: 'Node.js Error: listen EADDRINUSE' }).first().click();
  await expect(page).toHaveURL('/errors/node/eaddrinuse/');
  await expect(page.locator('.answer pre').first()).toHaveText(look('3000'));
});

test('a typed value is quoted for the shell and changes everywhere', async ({ page }) => {
  await page.goto('/errors/node/eaddrinuse/');
  const port = page.locator('.answer').getByRole('textbox', { name: 'Port', exact: true }).first();
  await page.mouse.wheel(0, 10);
  await page.locator('.answer command-hole').first().hover();
  await port.fill("80; rm -rf '~'");
  // What is being typed stands as it is typed, everywhere else it is quoted already.
  await expect(port).toHaveText("80; rm -rf '~'");
  const quoted = `'80; rm -rf '\\''~'\\'''`;
  await expect(page.locator('#stop-process command-hole[name="port"]').first()).toHaveText(quoted);
  await port.press('Enter');
  await expect(page.locator('.answer pre').first()).toHaveText(look(quoted));
  await expect(port).toHaveAttribute('data-filled');
  await port.fill('');
  await port.press('Enter');
  await expect(page.locator('.answer pre').first()).toHaveText(look('3000'));
  expect(new URL(page.url()).hash).toBe('');
});

test('what is copied is the filled command', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/errors/node/eaddrinuse/#values&port=9999');
  await expect(page.locator('.answer pre').first()).toHaveText(look('9999'));
  await page.locator('.answer').getByRole('button', { name: /^Copy/ }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(look('9999'));
});

test('a chosen file works as a paste does', async ({ page }) => {
  await openBox(page);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'build.log', mimeType: 'text/plain', buffer: Buffer.from(LOG) });
  await expect(page.locator('.findings h3')).toHaveText(/EADDRINUSE/);
});

test('a dropped file works as a paste does', async ({ page }) => {
  await openBox(page);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'build.log', { type: 'text/plain' }));
    return transfer;
  }, LOG);
  await page.locator('error-box textarea').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.locator('.findings h3')).toHaveText(/EADDRINUSE/);
});

test('one pasted line is matched, and asks nobody', async ({ page, context }) => {
  await openBox(page);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await paste(page, 'fatal: not a git repository (or any of the parent directories): .git');
  await expect(page.locator('.findings a').first()).toHaveAttribute('href', ERROR);
  expect(requests).toEqual([]);
});

test('typed words are searched, signatures first', async ({ page }) => {
  await openBox(page);
  await page.getByLabel(/^Paste the message/).pressSequentially('eresolve');
  await expect(page.locator('.results a').first()).toHaveAttribute(
    'href',
    '/errors/npm/eresolve-unable-to-resolve-dependency-tree/',
  );
});

test('an unknown error is offered as a search and as a report, which shows all that it sends', async ({
  page,
}) => {
  await openBox(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await paste(
    page,
    `building\nFrobnicator failed: cannot reach widget 42 at /home/alice/shop with token ${SECRET}\ndone`,
  );
  await expect(page.locator('.search-status')).toContainText('No known error in 3 lines');
  await expect(page.locator('.suspects > li')).toHaveCount(1);
  const send = page.getByRole('link', { name: 'Open this report on GitHub' });
  await expect(send).toBeHidden();
  await page.getByText('Report it as a missing page').click();
  const { searchParams } = new URL((await send.getAttribute('href')) ?? '');
  const { title, body, ...more } = Object.fromEntries(searchParams);
  expect(more).toEqual({});
  expect(await page.locator('.suspects pre').textContent()).toBe(`${title}\n\n${body}`);
  expect(title).toBe(
    'Missing page: {value} failed: cannot reach widget {number:number} at {path} with token {secret}',
  );
  expect(body).toContain(`- template: "${title?.slice('Missing page: '.length)}"`);
  for (const part of [SECRET, 'alice', 'Frobnicator', '42'])
    expect(decodeURIComponent(String(searchParams))).not.toContain(part);
  expect(requests).toEqual([]);
});

test('ten megabytes are read in a worker, and the page shows only what tells', async ({ page }) => {
  await openBox(page);
  expect(page.workers()).toHaveLength(1);
  const line = 'GET /api/items/12345 200 in 12 ms from 10.0.0.7 (cache miss, retry 0)\n';
  await page.locator('input[type=file]').setInputFiles({
    name: 'long.log',
    mimeType: 'text/plain',
    buffer: Buffer.from(line.repeat(140_000) + LOG),
  });
  await expect(page.locator('.findings h3')).toHaveText(/EADDRINUSE/, { timeout: 30_000 });
  await expect(page.locator('.search-status')).toContainText('140,011 lines');
  expect(await page.locator('.log li').count()).toBeLessThan(30);
  await expect(page.locator('.log__gap').first()).toContainText('lines');
});

test('markup in a log stays text', async ({ page }) => {
  await openBox(page);
  await paste(page, `${LOG}<img src=x onerror=alert(1)>\n`);
  await expect(page.locator('.log')).toContainText('<img src=x');
  await expect(page.locator('.log img')).toHaveCount(0);
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.ts';
import { recordFigure } from '../figures.ts';
import { SITE } from './site.ts';
import { obstacle, startServer, type RunningServer } from './servers.ts';

const LOG = 'Error: listen EADDRINUSE: address already in use :::8123\n    at Server.setupListenHandle\n';
const ERROR = '/errors/git/not-a-git-repository/';
const VALUES = '/errors/node/eaddrinuse/';

const reason = obstacle('nginx');
const skip = process.env['CI'] ? false : (reason ?? false);

let folder: string;
let server: RunningServer;
let browser: Browser;
before(async () => {
  if (skip) return;
  if (reason) throw new Error(reason);
  folder = mkdtempSync(path.join(tmpdir(), 'errdex-browser-'));
  server = await startServer('nginx', path.resolve(SITE), folder);
  const executablePath = findBrowser();
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking'],
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

/** What a visit broke or gave away. */
interface Findings {
  violations: string[];
  foreign: string[];
  cookies: string[];
}

/** Visits pages as `visit` says, and gathers what the policy refused, who else was asked, and which cookies are left. */
async function observe(visit: (page: Page) => Promise<void>): Promise<Findings> {
  const origin = `https://localhost:${server.httpsPort}`;
  const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true });
  const violations: string[] = [];
  const foreign: string[] = [];
  // A worker has no document to listen in; the console names its violations too.
  context.on('console', (message) => {
    if (
      /Content Security Policy|Trusted|integrity|Permissions policy|falling back to main/i.test(
        message.text(),
      )
    )
      violations.push(message.text());
  });
  context.on('weberror', (error) => violations.push(error.error().message));
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  const page = await context.newPage();
  await visit(page);
  const cookies = (await context.cookies()).map(({ name }) => name);
  await context.close();
  return { violations, foreign, cookies };
}

const NOTHING: Findings = { violations: [], foreign: [], cookies: [] };

const VISITS: Record<string, (page: Page) => Promise<void>> = {
  'every type of page': async (page) => {
    const paths = [
      ...['/', '/errors/', '/signatures/', '/areas/javascript/', '/errors/git/', ERROR, VALUES],
      ...['/search/?q=git', '/about/', '/proof/', '/quality/', '/errors/git/no-such-page/'],
    ];
    for (const address of paths) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      assert.ok(
        await page.locator('html').getAttribute('data-shell'),
        `${address}: the first script did not run`,
      );
    }
  },
  'a pasted log': async (page) => {
    await page.goto('/');
    await page.getByLabel(/^Paste the message/).focus();
    await page.locator('error-box[data-ready]').waitFor();
    assert.equal(page.workers().length, 1, 'the matcher runs in no worker');
    await page.getByLabel(/^Paste the message/).fill(LOG);
    await page.locator('.findings h3').first().waitFor();
    await page.getByRole('link', { name: 'Other causes, and what is behind it' }).first().click();
    await page.waitForURL(/eaddrinuse/);
    await page.locator('.answer command-hole[data-filled]').first().waitFor();
    assert.match((await page.locator('.answer pre').first().textContent()) ?? '', /8123/);
  },
  'both searches': async (page) => {
    // Full-text search in the page itself would mean that the policy refused the worker.
    const worker = page.waitForEvent('worker', (started) => started.url().includes('pagefind-worker'));
    await page.goto('/search/?q=GIT_DISCOVERY_ACROSS_FILESYSTEM');
    await worker;
    await page.locator('.results a').first().waitFor();
    await page.goto(ERROR);
    await page.getByRole('searchbox').fill('EADDRINUSE');
    await page.locator('.search__panel .results a').first().waitFor();
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/\/search\//);
  },
  'everything there is to press': async (page) => {
    for (const address of [ERROR, VALUES]) {
      await page.goto(address);
      const buttons = page.locator('button:visible');
      assert.ok((await buttons.count()) > 3, `${address} has no buttons`);
      for (const button of await buttons.all()) {
        await button.click();
        // A choice of shell hides other buttons a moment later; one that is being pressed then would be waited for in vain.
        await page.waitForTimeout(100);
      }
      for (const summary of await page.locator('summary:visible').all()) await summary.click();
      for (const select of await page.locator('select:visible').all())
        await select.selectOption({ index: 1 });
      for (const field of await page.locator('main input:visible').all()) await field.fill('it’s 1; rm "x"');
    }
  },
};

for (const [number, [name, visit]] of Object.entries(VISITS).entries()) {
  test(`nothing is refused, nobody else asked, no cookie left: ${name}`, { skip }, async () => {
    const found = await observe(visit);
    recordFigure('policy-violations', found.violations.length, number);
    recordFigure('foreign-requests', found.foreign.length, number);
    recordFigure('cookies', found.cookies.length, number);
    assert.deepEqual(found, NOTHING);
  });
}

test(
  'an inline style, strings made into code, foreign workers and requests, and a cookie are each noticed',
  { skip },
  async () => {
    const found = await observe(async (page) => {
      await page.goto('/about/');
      await page.evaluate(async () => {
        document.body.setAttribute('style', 'color: red');
        const script = document.createElement('script');
        script.append('document.title = "run"');
        document.body.append(script);
        document.cookie = 'seen=yes; secure';
        await fetch('https://example.com/').catch(() => undefined);
        for (const act of [
          () => (document.body.innerHTML = '<p>'),
          () => document.createElement('script').setAttribute('src', 'https://example.com/x.js'),
          () => new Worker('/assets/other.js'),
          () => new Worker('/pagefind/../assets/x/match-worker.js'),
        ]) {
          try {
            act();
            console.error('Content Security Policy let it through');
          } catch {
            continue;
          }
        }
      });
    });
    const said = found.violations.join('\n');
    assert.doesNotMatch(said, /let it through/);
    assert.match(said, /style-src/);
    assert.match(said, /connect-src/);
    const refused = (type: string) => found.violations.filter((text) => text.includes(`'${type}'`)).length;
    assert.ok(refused('TrustedScript') > 0, said);
    assert.ok(refused('TrustedHTML') > 0, said);
    assert.equal(refused('TrustedScriptURL'), 3);
    assert.deepEqual(found.cookies, ['seen']);
  },
);

test('a script whose bytes are not those of its hash does not run', { skip }, async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.route('**/assets/boot.*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n` });
  });
  await page.goto(`https://localhost:${server.httpsPort}/`);
  assert.equal(await page.locator('html').getAttribute('data-shell'), null);
  await context.close();
});

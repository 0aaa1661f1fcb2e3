import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { writeErrdex } from '../../bench/build-sites.ts';
import { findBrowser } from '../../scripts/browser.ts';
import { serve } from '../../scripts/serve.ts';

/** Enough for two indexes. */
const PAGES = 450;

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-indexes-'));
const site = path.join(folder, 'site');
const dist = path.join(site, 'dist');
let pages: string[] = [];
let browser: Browser;
let server: Server;
let address = '';
before(async () => {
  await writeErrdex(process.cwd(), site, PAGES);
  pages = readdirSync(path.join(site, 'content/errors'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.slice(0, -'.mdx'.length))
    .sort();
  addSentence(pages[0], 'A quaggafirst sentence.');
  addSentence(pages.at(-1), 'A quaggalast sentence.');
  build();
  ({ server, address } = await serve(dist, 0));
  const executablePath = findBrowser();
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

function addSentence(page: string | undefined, sentence: string): void {
  appendFileSync(path.join(site, `content/errors/${page}.mdx`), `\n${sentence}\n`);
}

/** Builds the site and returns what it says of its search. */
function build(...options: string[]): string {
  const { status, stdout, stderr } = spawnSync('astro', ['build', ...options], {
    cwd: site,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  assert.equal(status, 0, stdout + stderr);
  return /\[finish-pages\] (.*)/.exec(stdout)?.[1] ?? '';
}

/** Every file of the search with its time and bytes. */
function snapshot(): Map<string, string> {
  const root = path.join(dist, 'pagefind');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(root, name)).isFile(),
  );
  return new Map(
    names
      .sort()
      .map((name) => [
        name,
        `${statSync(path.join(root, name)).mtimeMs} ${readFileSync(path.join(root, name)).toString('base64')}`,
      ]),
  );
}

/** The addresses that a search for these words finds. */
async function find(words: string): Promise<(string | null)[]> {
  const page = await browser.newPage();
  try {
    await page.goto(`${address}search/?q=${encodeURIComponent(words)}`);
    const results = page.locator('main .results a');
    await results.first().waitFor();
    return await results.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  } finally {
    await page.close();
  }
}

test('every page is in one of two indexes, in the order of the signatures', () => {
  const indexes = JSON.parse(readFileSync(path.join(dist, 'pagefind/fragments.json'), 'utf8')) as string[][];
  assert.equal(indexes.length, 2);
  assert.equal(new Set(indexes.flat()).size, PAGES);
  const entry = JSON.parse(readFileSync(path.join(dist, 'pagefind/pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  assert.deepEqual(
    Object.entries(entry.languages).map(([name, { page_count }]) => [name, page_count]),
    indexes.map((names, at) => [at === 0 ? 'en' : `en-${at + 1}`, names.length]),
  );
});

for (const [which, at] of [
  ['first', 0],
  ['last', -1],
] as const)
  test(`a word that only the ${which} page has is found`, async () => {
    const [found] = await find(`quagga${which}`);
    assert.equal(found, `/errors/${pages.at(at)}/`);
  });

test('a change of one page makes one index again, to the same bytes as from nothing', () => {
  addSentence(pages.at(-1), 'Another sentence.');
  assert.match(build(), / for 1 of 2 indexes/);
  const found = snapshot();
  assert.match(build('--force'), / for 2 of 2 indexes/);
  assert.deepEqual([...found.keys()], [...snapshot().keys()]);
  assert.deepEqual(found, snapshot());
});

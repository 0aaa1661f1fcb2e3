import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../scripts/browser.ts';
import { compressFolder } from '../../src/build/pages/compression.ts';
import { recordFigure } from '../figures.ts';
import { measureSearch, sum, type SearchCost } from './search-cost.ts';
import { obstacle, startServer, type RunningServer } from './servers.ts';
import { SITE } from './site.ts';

/** Bytes over the wire of the first search on an error page, as a release is packed. */
const MOST = { scripts: 3 * 1024, hits: 16 * 1024, all: 110 * 1024 };

const PAGE = '/errors/git/not-a-git-repository/';

const QUERIES = {
  'a message': 'fatal: not a git repository (or any of the parent directories): .git',
  'a code': 'EADDRINUSE',
  'a code with parts': 'ERR_MODULE_NOT_FOUND',
  'two words': 'permission denied',
  'a question': 'why is my port already in use',
  'the name of a variable': 'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'a long line':
    "Error: connect ECONNREFUSED 127.0.0.1:5432 at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16) { errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: '127.0.0.1', port: 5432 }",
  'a pasted log':
    'npm ERR! code ERESOLVE npm ERR! ERESOLVE unable to resolve dependency tree npm ERR! While resolving: my-app@0.1.0 npm ERR! Found: react@18.2.0 npm ERR! node_modules/react npm ERR! Could not resolve dependency: npm ERR! peer react@"^17.0.0" from react-beautiful-dnd@13.1.0 npm ERR! Fix the upstream dependency conflict, or retry this command with --force or --legacy-peer-deps to accept an incorrect (and potentially broken) dependency resolution.',
};

/** Words that no title or signature has. */
const TEXT_ONLY = 'corporate proxy firewall';

const reason = obstacle('nginx');
const skip = process.env['CI'] ? false : (reason ?? false);

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-search-'));
const worst = { hits: 0, all: 0 };
let browser: Browser;
let server: RunningServer;
before(async () => {
  if (skip) return;
  if (reason) throw new Error(reason);
  const executablePath = findBrowser();
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking'],
  });
  server = await release('fit');
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true });
  if (worst.all === 0) return;
  recordFigure('search-signatures-bytes', worst.hits);
  recordFigure('search-full-text-bytes', worst.all);
});

/** Serves what the search needs, packed as for a release; `change` is told the folder before. */
async function release(name: string, change?: (site: string) => void): Promise<RunningServer> {
  const site = path.join(folder, name);
  const isNeeded = (file: string) =>
    !/\.(?:br|gz)$/.test(file) && !/^(?:areas|errors\/(?!git))/.test(path.relative(SITE, file));
  cpSync(SITE, site, { recursive: true, filter: isNeeded });
  change?.(site);
  compressFolder(site, 11);
  return startServer('nginx', site, `${site}-server`);
}

/** What is fetched beyond the budget, a sentence each. */
function excess(cost: SearchCost): string[] {
  return (['scripts', 'hits', 'all'] as const).flatMap((part) =>
    sum(cost[part]) > MOST[part]
      ? [`${part}: ${sum(cost[part])} bytes, more than ${MOST[part]}: ${JSON.stringify(cost[part])}`]
      : [],
  );
}

for (const [name, query] of Object.entries(QUERIES)) {
  test(`a first search fits its budget: ${name}`, { skip }, async (context) => {
    const cost = await measureSearch(browser, server, PAGE, query);
    assert.ok(cost.scripts.length > 0 && cost.all.length > cost.hits.length, 'nothing was measured');
    context.diagnostic(`${sum(cost.hits)} bytes until the first hits, ${sum(cost.all)} in all`);
    worst.hits = Math.max(worst.hits, sum(cost.hits));
    worst.all = Math.max(worst.all, sum(cost.all));
    assert.deepEqual(excess(cost), []);
  });
}

test('a first search fits its budget: words of the text only', { skip }, async (context) => {
  const cost = await measureSearch(browser, server, PAGE, TEXT_ONLY);
  context.diagnostic(`${sum(cost.all)} bytes in all`);
  worst.all = Math.max(worst.all, sum(cost.all));
  assert.ok(sum(cost.all) <= MOST.all, JSON.stringify(cost.all));
});

test('a search that loads what it does not need is rejected', { skip }, async () => {
  const heavy = await release('heavy', (site) => {
    const padding = randomBytes(16_000).toString('base64');
    appendFileSync(path.join(site, 'search.txt'), ` ${padding}`);
    appendFileSync(path.join(site, 'pagefind/pagefind-worker.js'), `\n// ${padding}`);
  });
  try {
    const found = excess(await measureSearch(browser, heavy, PAGE, QUERIES['a message']));
    assert.match(found.join('\n'), /^hits: .*\nall: /);
  } finally {
    await heavy.stop();
  }
});

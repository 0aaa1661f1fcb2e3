import type { Browser } from '@playwright/test';
import { ask } from './request.ts';
import type { RunningServer } from './servers.ts';

/** A file and its bytes over the wire, without its headers. */
export interface Fetched {
  path: string;
  bytes: number;
}

/** What the first search on a page fetches: until the first hits are shown, and until all results are. */
export interface SearchCost {
  /** The scripts of the page, before anybody turns to its search box. */
  scripts: Fetched[];
  hits: Fetched[];
  all: Fetched[];
}

/** Opens a page, turns to its search box, pastes a query, and counts what is fetched from then on. */
export async function measureSearch(
  browser: Browser,
  server: RunningServer,
  page: string,
  query: string,
): Promise<SearchCost> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const tab = await context.newPage();
    const paths: string[] = [];
    const at = { search: 0, hits: 0 };
    // A worker's requests are the context's, not the page's.
    context.on('request', (request) => paths.push(new URL(request.url()).pathname));
    // A message from the page keeps its place among its requests.
    await tab.exposeFunction('tellHits', () => (at.hits ||= paths.length));
    await tab.addInitScript(watchResults);
    await tab.goto(`https://localhost:${server.httpsPort}${page}`, { waitUntil: 'networkidle' });
    at.search = paths.length;
    await tab.getByRole('searchbox').focus();
    await tab.keyboard.insertText(query);
    await tab.locator('.search__panel .search-status', { hasText: 'match' }).waitFor();
    await tab.waitForLoadState('networkidle');
    const fetched = await Promise.all(paths.map((path) => costOf(server, path)));
    return {
      scripts: fetched.slice(0, at.search).filter(({ path }) => path.endsWith('.js')),
      hits: fetched.slice(at.search, at.hits),
      all: fetched.slice(at.search),
    };
  } finally {
    await context.close();
  }
}

/** Bytes of all files together. */
export function sum(files: Fetched[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

/** A browser does not tell what a worker's own script weighs; the server does. */
async function costOf(server: RunningServer, path: string): Promise<Fetched> {
  const { body } = await ask(server, path, { 'accept-encoding': 'br' });
  return { path, bytes: body.length };
}

function watchResults(): void {
  const { tellHits } = window as unknown as { tellHits: () => void };
  new MutationObserver(() => {
    if (document.querySelector('.search__panel .results a')) tellHits();
  }).observe(document, { childList: true, subtree: true });
}

import { readdirSync } from 'node:fs';

/** A page of every type, for tests that look at all of them. */
export const PAGE_TYPES = {
  home: '/',
  'all errors': '/errors/',
  signatures: '/signatures/',
  area: '/areas/javascript/',
  tool: '/errors/git/',
  error: '/errors/git/not-a-git-repository/',
  'error with values': '/errors/node/eaddrinuse/',
  comparison: '/compare/connection-refused/',
  search: '/search/#q=git',
  about: '/about/',
  use: '/use/',
  proof: '/proof/',
  quality: '/quality/',
  missing: '/errors/git/no-such-page/',
} as const;

export const SEED = '/errors/openai-api/401-unauthorized/';
export const ERROR = PAGE_TYPES.error;

/** The path of every error page in dist/. */
export function errorPaths(): string[] {
  return readdirSync('dist/errors', { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[^/]+\/[^/]+\/index\.html$/.test(name))
    .map((name) => `/errors/${name.replace('index.html', '')}`);
}

/** Milliseconds in which so many pages are looked at on a busy machine, too; a test's usual time is for a few. */
export function timeFor(pages: number): number {
  return 60_000 + 5_000 * pages;
}

import type { Redirects } from './redirects.ts';

/** Where the list of all page addresses ever published stands, from the project's root. */
export const ADDRESSES_FILE = 'deploy/addresses.txt';

/** What an address answers with: a file of the build, a permanent redirect, or the page for missing ones. */
export type Answer = { file: string } | { redirect: string } | { missing: true };

/**
 * What the path of a request answers with. `isFile` tells whether the build holds a file; `redirects` are the moved pages.
 * Every address has one spelling that answers; every other spelling of it leads there in one step.
 */
export function resolveAddress(
  requested: string,
  isFile: (path: string) => boolean,
  redirects: Redirects,
): Answer {
  const path = decode(requested)
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/index\.html$/, '/');
  const page = path.endsWith('/') ? path : `${path}/`;
  const found = [path, page].find((spelling) => redirects[spelling] ?? isFile(fileOf(spelling)));
  if (found === undefined || found === '/404.html') return { missing: true };
  const target = redirects[found] ?? found;
  return target === requested ? { file: fileOf(target) } : { redirect: target };
}

/** The addresses of pages among the files of a build, sorted. The page for missing ones has no address. */
export function pageAddresses(files: string[]): string[] {
  return files
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .map((file) => `/${file.replace(/index\.html$/, '')}`)
    .sort();
}

/** Published addresses that answer no longer and lead nowhere, a sentence each. @internal Its tests call it. */
export function lostAddresses(published: string[], served: Set<string>, redirects: Redirects): string[] {
  return published
    .filter((address) => !served.has(address) && redirects[address] === undefined)
    .map(
      (address) => `${address} was published and is gone. Say in content/redirects.yaml where it moved to.`,
    );
}

function fileOf(path: string): string {
  return path.endsWith('/') ? `${path}index.html` : path;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import { hash } from 'node:crypto';

/** Pages that one index holds on average: a search loads a part of every index, a change of a page makes one index again. */
const PAGES = 256;

/** A large site has larger indexes rather than more of them. */
const MOST_SHARDS = 24;

/** Pages that an index of a site of so many holds on average; it grows in steps, so that it seldom changes. */
export function shardSize(pages: number): number {
  let size = PAGES;
  while (size * MOST_SHARDS < pages) size *= 2;
  return size;
}

/**
 * Cuts pages, sorted by name, into runs of about `size`, at least half and at most one and a half times as many. A cut
 * stands before the name with the least hash within reach, so that a page that comes or goes moves only the cuts near it.
 */
export function cutIntoShards<Page extends { name: string }>(pages: Page[], size: number): Page[][] {
  const sums = pages.map(({ name }) => hash('sha256', name));
  const shards: Page[][] = [];
  let start = 0;
  while (pages.length - start > 1.5 * size) {
    let cut = start + size / 2;
    for (let at = cut; at <= start + 1.5 * size; at++) if ((sums[at] ?? '') < (sums[cut] ?? '')) cut = at;
    shards.push(pages.slice(start, cut));
    start = cut;
  }
  return [...shards, pages.slice(start)];
}

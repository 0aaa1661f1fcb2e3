import { hash } from 'node:crypto';
import path from 'node:path';
import type { RecordStore } from '../../content/record-store.ts';
import { site } from '../../site.ts';
import type { Kept } from '../cache/kept-files.ts';
import type { PlannedPage } from '../cache/page-plan.ts';
import { moveIndex, SEARCH, writeLists } from './search-files.ts';
import { closePagefind, openFullTextIndex, type FullTextIndex, type IndexFacts } from './search-index.ts';
import { cutIntoShards, shardSize } from './search-shards.ts';
import { createWorkQueue } from '../pages/work-queue.ts';

/** The search of a site. It needs no page to be made, and is made beside them. */
export interface PageSearch {
  /** What of the last build's search stays, by the names under which it was kept. */
  stays: ReadonlySet<string>;
  /** Starts to index. */
  start(): void;
  /** Waits for all indexes and writes what lists them. */
  end(): Promise<{ report: string; written: Written[] }>;
}

/** Files of the search that were written, under the name and the key with which they may be kept. */
interface Written {
  name: string;
  key: string | undefined;
  files: string[];
}

/** What the last build has left. */
interface Last {
  kept: Kept;
  /** What is known of its indexes. */
  facts: RecordStore;
}

interface Shard {
  pages: PlannedPage[];
  key: string | undefined;
  facts?: IndexFacts;
}

const PROGRAM = `${SEARCH}/program`;
const FACTS = 'facts';

/** Indexes that may be on their way to the disk while the next one is filled. */
const IN_WRITING = 1;

/** Which indexes a search has, and which of them have to be made. */
interface SearchPlan {
  /** Pages that an index holds on average. */
  size: number;
  shards: Shard[];
  toMake: Shard[];
  listKey: string | undefined;
  areListsKept: boolean;
  stays: Set<string>;
}

/** Prepares the search over some pages, sorted, below a site's root. Only an index with a page that has changed is made again. */
export function openPageSearch(root: string, pages: PlannedPage[], last: Last): PageSearch {
  const plan = planSearch(pages, last);
  const written: Written[] = [];
  let making = Promise.resolve(0);
  return {
    stays: plan.stays,
    start: () => {
      making = makeIndexes(root, plan, last.facts, written);
      // Whoever ends hears of a failure.
      making.catch(() => undefined);
    },
    end: async () => {
      const waited = await making;
      if (plan.areListsKept) return { report: 'no page changed, pagefind/ is kept', written };
      const facts = plan.shards.flatMap((shard) => shard.facts ?? []);
      written.push({ name: SEARCH, key: plan.listKey, files: writeLists(root, site.language, facts) });
      last.facts.save();
      return { report: reportOf(plan, waited), written };
    },
  };
}

function planSearch(pages: PlannedPage[], { kept, facts }: Last): SearchPlan {
  const size = shardSize(pages.length);
  const shards = cutIntoShards(pages, size).map((own): Shard => {
    const key = keyOf(own, size);
    const known = key && kept.has(PROGRAM) && kept.has(nameOf(key)) ? facts.get(FACTS, key) : undefined;
    return { pages: own, key, ...(known && { facts: JSON.parse(known) as IndexFacts }) };
  });
  const toMake = shards.filter((shard) => !shard.facts);
  const listKey = keyOf(pages, size);
  const areListsKept = toMake.length === 0 && kept.get(SEARCH)?.key === listKey;
  const stays = new Set(shards.flatMap(({ key, facts: found }) => (key && found ? [nameOf(key)] : [])));
  if (stays.size > 0) stays.add(PROGRAM);
  if (areListsKept) stays.add(SEARCH);
  return { size, shards, toMake, listKey, areListsKept, stays };
}

/** Makes the indexes that are not there, notes what it wrote, and returns the milliseconds for which it waited on Pagefind. */
async function makeIndexes(
  root: string,
  { size, toMake }: SearchPlan,
  facts: RecordStore,
  written: Written[],
): Promise<number> {
  let waited = 0;
  const wait = async <T>(work: Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work;
    waited += performance.now() - begun;
    return result;
  };
  const write = async (shard: Shard, index: FullTextIndex, number: number) => {
    const folder = path.join(root, SEARCH, `part-${number}`);
    shard.facts = await index.write(folder);
    const moved = moveIndex(folder, root);
    if (number === 0) written.push({ name: PROGRAM, key: PROGRAM, files: moved.program });
    if (shard.key) facts.put(FACTS, shard.key, JSON.stringify(shard.facts));
    written.push({ name: nameOf(shard.key ?? ''), key: shard.key, files: moved.index });
  };
  const writing = createWorkQueue(IN_WRITING);
  for (const [number, shard] of toMake.entries()) {
    const index = await openFullTextIndex(size);
    for (const { name, searchText } of shard.pages)
      await wait(index.add(`/${name}`.replace(/index\.html$/, ''), searchText()));
    await wait(writing.add(write(shard, index, number)));
  }
  await wait(writing.end());
  if (toMake.length > 0) await closePagefind();
  return waited;
}

function reportOf({ shards, toMake }: SearchPlan, waited: number): string {
  const count = toMake.flatMap((shard) => shard.pages).length;
  return `${count} pages read for ${toMake.length} of ${shards.length} indexes, index written to ${SEARCH}/ in ${(waited / 1000).toFixed(2)}s`;
}

/** What an index over these pages is made from; nothing when a page of it has no key. */
function keyOf(pages: PlannedPage[], size: number): string | undefined {
  if (pages.some(({ key }) => key === undefined)) return undefined;
  return hash('sha256', JSON.stringify([size, ...pages.map(({ name, key }) => [name, key])]));
}

function nameOf(key: string): string {
  return `${SEARCH}/${key}`;
}

import { hash } from 'node:crypto';
import path from 'node:path';
import type { RecordStore } from '../lib/record-store.ts';
import { site } from '../site.ts';
import type { Kept } from './kept-files.ts';
import { moveIndex, SEARCH, writeLists } from './search-files.ts';
import { closePagefind, openSearchIndex, type IndexFacts, type SearchIndex } from './search-index.ts';
import { cutIntoShards, shardSize } from './search-shards.ts';
import { createHandover, createQueue } from './work-queue.ts';

/** A page that can be searched. */
export interface SearchedPage {
  /** Its file below the site's root. */
  name: string;
  /** What it is made from; nothing when nobody knows. */
  key: string | undefined;
}

/** The search of a site in which not every page is made. */
export interface PageSearch {
  /** What of the last build's search stays, by the names under which it was kept. */
  stays: ReadonlySet<string>;
  /** Whether a page has to be made only because the search needs its text, and the last build has left none. */
  lacks(page: string): boolean;
  /** Starts to index. From now on pages that are made must come, in the order of all. */
  start(): void;
  /** Takes a page that was made; waits until it is its turn. */
  add(page: string, html: Uint8Array): Promise<void>;
  /** Waits for all indexes and writes what lists them. */
  end(): Promise<{ report: string; written: Written[] }>;
}

/** Files of the search that were written, under the name and the key with which they may be kept. */
export interface Written {
  name: string;
  key: string | undefined;
  files: string[];
}

/** What a build has to make its search from. */
interface Sources {
  root: string;
  kept: Kept;
  /** Opens what the last build has left of pages' texts. */
  texts: () => RecordStore;
  /** What is known of its indexes. */
  facts: RecordStore;
}

interface Shard {
  pages: SearchedPage[];
  key: string | undefined;
  facts?: IndexFacts;
}

const PROGRAM = `${SEARCH}/program`;
const FACTS = 'facts';

/** Indexes that may be on their way to the disk while the next one is filled. */
const IN_WRITING = 1;

/** Prepares the search over some pages, sorted. Only an index with a page that has changed is made again. */
export function openPageSearch({ root, kept, texts, facts }: Sources, pages: SearchedPage[]): PageSearch {
  const size = shardSize(pages.length);
  const groups = Map.groupBy(pages, ({ name }) => groupOf(name));
  const shards = cutIntoShards(pages, size).map((own): Shard => {
    const key = keyOf(own, size);
    const known = key && kept.has(PROGRAM) && kept.has(nameOf(key)) ? facts.get(FACTS, key) : undefined;
    return { pages: own, key, ...(known && { facts: JSON.parse(known) as IndexFacts }) };
  });
  const toMake = shards.filter((shard) => !shard.facts);
  const known = new Set(shards.filter((shard) => shard.facts).flatMap((shard) => shard.pages));
  const listKey = keyOf(pages, size);
  const areListsKept = toMake.length === 0 && kept.get(SEARCH)?.key === listKey;
  const stays = new Set(shards.flatMap(({ key, facts: found }) => (key && found ? [nameOf(key)] : [])));
  if (stays.size > 0) stays.add(PROGRAM);
  if (areListsKept) stays.add(SEARCH);

  const records = texts();
  let last: RecordStore | undefined = texts();
  const byName = new Map(pages.map((page) => [page.name, page]));
  const recalled = new Set<SearchedPage>();
  const written: Written[] = [];
  const incoming = createHandover<{ name: string; text: string }>();
  const writing = createQueue(IN_WRITING);
  let pumping: Promise<void> = Promise.resolve();
  let group = '';
  let count = 0;
  let waited = 0;

  /** One group at a time: all texts together are hundreds of megabytes. */
  const inGroup = (name: string): string => {
    const own = groupOf(name);
    if (own === group) return own;
    records.save();
    group = own;
    // What is not asked for is forgotten.
    for (const page of groups.get(own) ?? []) if (page.key && known.has(page)) records.get(own, page.key);
    return own;
  };
  const textOf = async (page: SearchedPage): Promise<string> => {
    const own = inGroup(page.name);
    if (page.key && recalled.has(page)) {
      const text = records.get(own, page.key);
      if (text === undefined)
        throw new Error(`${page.name} is gone from the cache while the build ran. Build again.`);
      return text;
    }
    const { name, text } = await incoming.take();
    if (name !== page.name) throw new Error(`${name} came to the search where ${page.name} was expected.`);
    if (page.key) records.put(own, page.key, text);
    return text;
  };
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work;
    waited += performance.now() - begun;
    return result;
  };
  const write = async (shard: Shard, index: SearchIndex, number: number) => {
    const folder = path.join(root, SEARCH, `part-${number}`);
    shard.facts = await index.write(folder);
    const moved = moveIndex(folder, root);
    if (number === 0) written.push({ name: PROGRAM, key: PROGRAM, files: moved.program });
    if (shard.key) facts.put(FACTS, shard.key, JSON.stringify(shard.facts));
    written.push({ name: nameOf(shard.key ?? ''), key: shard.key, files: moved.index });
  };
  const pump = async () => {
    for (const [number, shard] of toMake.entries()) {
      const index = await openSearchIndex(size);
      for (const page of shard.pages) {
        const text = await textOf(page);
        await timed(index.add(addressOf(page.name), text));
        count++;
      }
      await timed(writing.add(write(shard, index, number)));
    }
    await timed(writing.end());
    if (toMake.length > 0) await closePagefind();
  };

  return {
    stays,
    lacks: (name) => {
      const page = byName.get(name);
      if (!page?.key || known.has(page)) return false;
      if (last?.get(groupOf(name), page.key) === undefined) return true;
      recalled.add(page);
      return false;
    },
    start: () => {
      last = undefined;
      pumping = pump();
      // Whoever adds or ends hears of a failure.
      pumping.catch(() => undefined);
    },
    add: async (name, html) => {
      const page = byName.get(name);
      if (page && !known.has(page))
        await Promise.race([
          incoming.give({ name, text: searchPart(name, Buffer.from(html).toString()) }),
          pumping,
        ]);
    },
    end: async () => {
      incoming.end();
      await pumping;
      if (areListsKept) return { report: 'no page changed, pagefind/ is kept', written };
      const files = writeLists(
        root,
        site.language,
        shards.flatMap((shard) => shard.facts ?? []),
      );
      written.push({ name: SEARCH, key: listKey, files });
      records.save();
      for (const own of groups.keys()) records.keep(own);
      records.tidyUp();
      facts.save();
      const report = `${count} pages read for ${toMake.length} of ${shards.length} indexes, index written to ${SEARCH}/ in ${(waited / 1000).toFixed(2)}s`;
      return { report, written };
    },
  };
}

/** What an index over these pages is made from; nothing when a page of it has no key. */
function keyOf(pages: SearchedPage[], size: number): string | undefined {
  if (pages.some(({ key }) => key === undefined)) return undefined;
  return hash('sha256', JSON.stringify([size, ...pages.map(({ name, key }) => [name, key])]));
}

function nameOf(key: string): string {
  return `${SEARCH}/${key}`;
}

function groupOf(name: string): string {
  return path.posix.dirname(path.posix.dirname(name));
}

function addressOf(name: string): string {
  return `/${name}`.replace(/index\.html$/, '');
}

/** What Pagefind is to pass over, and what only colours words: half of an article, and nothing to its index. */
const UNSEEN = /<(section|nav|table|footer)\b[^>]* data-pagefind-ignore[^]*?<\/\1>|<\/?span\b[^>]*>/g;

/** A tag and its attributes: Pagefind keeps every id, for links that no result has. */
const TAG = /<([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g;

/** What Pagefind looks at in a page: the marked article, and of its tags what is said to Pagefind. */
export function searchPart(name: string, html: string): string {
  const start = html.search(/<article\b[^>]* data-pagefind-body/);
  if (start === -1)
    throw new Error(`${name} has no article with data-pagefind-body, so that nobody can search it.`);
  const [title = ''] = /<title>[^<]*<\/title>/.exec(html) ?? [];
  const [root = '<html>'] = /<html\b[^>]*>/.exec(html) ?? [];
  const article = html
    .slice(start, html.lastIndexOf('</article>') + '</article>'.length)
    .replace(UNSEEN, '')
    .replace(TAG, (_tag, name: string, attributes: string) => {
      const own = attributes.match(/\sdata-pagefind-[\w-]+(?:="[^"]*")?/g) ?? [];
      return `<${name}${own.join('')}>`;
    });
  return `<!doctype html>${root}<head>${title}</head><body>${article}</body></html>`;
}

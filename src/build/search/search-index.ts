import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { createWorkQueue } from '../pages/work-queue.ts';

/** Takes pages one after another and makes an index of them. Equal pages in equal order give equal bytes. */
export interface FullTextIndex {
  /** Hands a page over, named by its address; Pagefind is a process of its own and works beside the caller. */
  add(address: string, html: string): Promise<void>;
  /** Writes the index, with Pagefind's scripts, into a folder and forgets it. */
  write(folder: string): Promise<IndexFacts>;
}

/** What has to be known of a written index. */
export interface IndexFacts {
  /** What `pagefind-entry.json` says, and what it says of this index. */
  entry: object;
  language: object;
  /** The name of each page's fragment, in the order in which the pages came. */
  fragments: string[];
}

/** Pages that may be on their way to Pagefind. */
const ON_THEIR_WAY = 64;

/** The sizes of a chunk of an index, in Pagefind's own measure; the larger one is its default. */
const CHUNK = { least: 1_500, perPage: 7, most: 20_000 };

/**
 * Opens an index for about so many pages. A search loads a whole chunk of the index for each of its words, and the list
 * of all chunks: with small chunks a word costs less, with many chunks the list costs more.
 */
export async function openFullTextIndex(pages: number): Promise<FullTextIndex> {
  const size = Math.min(CHUNK.most, Math.max(CHUNK.least, CHUNK.perPage * pages));
  // Pagefind has no option for it yet. The process that the first index starts goes by it.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(size);
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const queue = createWorkQueue(ON_THEIR_WAY);
  const addresses: string[] = [];
  const hand = async (url: string, content: string) => {
    const added = await index.addHTMLFile({ url, content });
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${url}: ${added.errors.join('; ')}`);
  };
  return {
    add: (address, html) => {
      addresses.push(address);
      return queue.add(hand(address, html));
    },
    write: async (folder) => {
      await queue.end();
      const made = await index.writeFiles({ outputPath: folder });
      if (made.errors.length > 0) throw new Error(`Pagefind made no index: ${made.errors.join('; ')}`);
      await index.deleteIndex();
      const { languages, ...entry } = JSON.parse(
        await readFile(path.join(folder, 'pagefind-entry.json'), 'utf8'),
      ) as { languages: Record<string, object> };
      const [language, ...others] = Object.values(languages);
      if (!language || others.length > 0)
        throw new Error(
          `The pages are in ${Object.keys(languages).join(', ')}; one index holds one language.`,
        );
      return { entry, language, fragments: await listFragments(folder, addresses) };
    },
  };
}

/** Ends Pagefind's process. */
export async function closePagefind(): Promise<void> {
  await pagefind.close();
}

async function listFragments(folder: string, addresses: string[]): Promise<string[]> {
  const names = new Map<string, string>();
  for (const file of await readdir(path.join(folder, 'fragment'))) {
    const text = gunzipSync(await readFile(path.join(folder, 'fragment', file))).toString();
    const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
    names.set(url, path.parse(file).name);
  }
  return addresses.map((address) => {
    const name = names.get(address);
    if (name === undefined) throw new Error(`Pagefind has written no text of ${address}.`);
    return name;
  });
}

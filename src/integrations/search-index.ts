import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { createQueue } from './work-queue.ts';

/** Takes pages one after another and makes Pagefind's index of them. Equal pages in equal order give equal bytes. */
export interface SearchIndex {
  /** Hands a page over, named by its file; Pagefind is a process of its own and works beside the caller. */
  add(page: string, html: string): Promise<void>;
  /** Writes `pagefind/` into the folder of the site. */
  write(root: string): Promise<void>;
}

/** Pages that may be on their way to Pagefind. */
const ON_THEIR_WAY = 64;

/** The sizes of a chunk of the index, in Pagefind's own measure; the larger one is its default. */
const CHUNK = { least: 1_500, perPage: 10, most: 20_000 };

/**
 * Starts Pagefind for a site of so many pages. A search loads a whole chunk of the index for each of its words, and the
 * list of all chunks: with small chunks a word costs less, with many chunks the list costs more.
 */
export async function openSearchIndex(siteSize: number): Promise<SearchIndex> {
  const size = Math.min(CHUNK.most, Math.max(CHUNK.least, CHUNK.perPage * siteSize));
  // Pagefind has no option for it yet.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(size);
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  const queue = createQueue(ON_THEIR_WAY);
  const hand = async (page: string, content: string) => {
    const url = `/${page}`.replace(/index\.html$/, '');
    const added = await index.addHTMLFile({ url, content });
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${page}: ${added.errors.join('; ')}`);
  };
  return {
    add: (page, html) => queue.add(hand(page, html)),
    write: async (root) => {
      await queue.end();
      const folder = path.join(root, 'pagefind');
      const made = await index.writeFiles({ outputPath: folder });
      if (made.errors.length > 0) throw new Error(`Pagefind made no index: ${made.errors.join('; ')}`);
      await pagefind.close();
      for (const name of await readdir(folder)) {
        const file = path.join(folder, name);
        if (!isNeeded(name)) await rm(file);
        else if (name.startsWith('wasm.')) await writeFile(file, openProgram(await readFile(file)));
      }
      await writeFile(path.join(folder, 'fragments.json'), JSON.stringify(await listFragments(folder)));
    },
  };
}

/** The program weighs most of all. Left open, a server's brotli packs it smaller than Pagefind's gzip; the script takes either. */
function openProgram(packed: Buffer): Buffer {
  return gunzipSync(packed);
}

/**
 * The name of each page's fragment, in the order of the pages in signatures.json: what a result shows is there already,
 * so its fragment, the page's whole text, need not be loaded.
 */
async function listFragments(folder: string): Promise<string[]> {
  const named: [id: string, name: string][] = [];
  for (const file of await readdir(path.join(folder, 'fragment'))) {
    const text = gunzipSync(await readFile(path.join(folder, 'fragment', file))).toString();
    const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
    named.push([url.replace(/^\/errors\/|\/$/g, ''), path.parse(file).name]);
  }
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

/** Pagefind's own user interfaces are not used: they write HTML from strings, and they are large. */
function isNeeded(name: string): boolean {
  return !/-ui\.|-highlight\./.test(name);
}

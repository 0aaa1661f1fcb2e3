import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
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

/** Starts Pagefind. */
export async function openSearchIndex(): Promise<SearchIndex> {
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
      for (const name of await readdir(folder)) if (!isNeeded(name)) await rm(path.join(folder, name));
    },
  };
}

/** Pagefind's own user interfaces are not used: they write HTML from strings, and they are large. */
function isNeeded(name: string): boolean {
  return !/-ui\.|-highlight\./.test(name);
}

import path from 'node:path';
import type { RecordStore } from '../lib/record-store.ts';
import { openSearchIndex, type SearchIndex } from './search-index.ts';

/** The search index of a build in which not every page is made. Pages must come sorted by name. */
export interface PageSearch {
  /** Whether the text of a page that is not made is known from the last build; if so, it goes into the index. */
  recall(name: string, key: string): boolean;
  /** Starts to index a site of so many pages. */
  open(siteSize: number): Promise<void>;
  /** Takes a page that was made. With a key its text is kept for the next build. */
  add(name: string, html: string, key: string | undefined): Promise<void>;
  /** Writes the index, unless it was never opened. Says what it did. */
  write(root: string): Promise<string>;
}

/** Page search over what the last build has recorded. */
export function openPageSearch(open: () => RecordStore): PageSearch {
  const records = open();
  let last: RecordStore | undefined = open();
  const recalled: { name: string; key: string }[] = [];
  let index: SearchIndex | undefined;
  let pages = 0;
  let waited = 0;
  let at = 0;
  let group = '';

  /** One group at a time: all texts together are hundreds of megabytes. */
  const inGroup = (name: string): string => {
    const own = groupOf(name);
    if (own !== group) records.save();
    group = own;
    return own;
  };
  const hand = async (name: string, text: string) => {
    const begun = performance.now();
    await index?.add(name, text);
    waited += performance.now() - begun;
    pages++;
  };
  const addRecalled = async (before?: string) => {
    for (; at < recalled.length; at++) {
      const { name, key } = recalled[at] as { name: string; key: string };
      if (before !== undefined && name > before) return;
      const text = records.get(inGroup(name), key);
      if (text === undefined)
        throw new Error(`${name} is gone from the cache while the build ran. Build again.`);
      await hand(name, text);
    }
  };

  return {
    recall: (name, key) => {
      const isKnown = last?.get(groupOf(name), key) !== undefined;
      if (isKnown) recalled.push({ name, key });
      return isKnown;
    },
    open: async (siteSize) => {
      last = undefined;
      index = await openSearchIndex(siteSize);
    },
    add: async (name, html, key) => {
      const text = searchPart(html);
      if (!index || text === undefined) return;
      await addRecalled(name);
      if (key !== undefined) records.put(inGroup(name), key, text);
      await hand(name, text);
    },
    write: async (root) => {
      if (!index) return 'no page changed, pagefind/ is kept';
      await addRecalled();
      const begun = performance.now();
      await index.write(root);
      const seconds = (waited + performance.now() - begun) / 1000;
      records.save();
      records.tidyUp();
      return `${pages} pages read, index written to pagefind/ in ${seconds.toFixed(2)}s`;
    },
  };
}

function groupOf(name: string): string {
  return path.posix.dirname(path.posix.dirname(name));
}

/** What Pagefind looks at in a page: the marked article. Pages without one are not searched. */
export function searchPart(html: string): string | undefined {
  const start = html.search(/<article\b[^>]* data-pagefind-body/);
  if (start === -1) return undefined;
  const [title = ''] = /<title>[^<]*<\/title>/.exec(html) ?? [];
  const [root = '<html>'] = /<html\b[^>]*>/.exec(html) ?? [];
  const article = html.slice(start, html.lastIndexOf('</article>') + '</article>'.length);
  return `<!doctype html>${root}<head>${title}</head><body>${article}</body></html>`;
}

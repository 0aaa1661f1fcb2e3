import type { Result } from './result-list.ts';

/** What of Pagefind's script is used. */
interface Pagefind {
  search(query: string | null, options?: { filters?: Record<string, string> }): Promise<{ results: Hit[] }>;
}

interface Hit {
  id: string;
  score: number;
  data(): Promise<{ url: string; content: string; meta: Record<string, string> }>;
}

const MOST = 12;

let loaded: Promise<Pagefind> | undefined;

/** Full-text search with Pagefind, loaded on first use: pages that hold every word, else those that hold the rarest. */
export async function searchText(query: string, filters: Record<string, string>): Promise<Result[]> {
  // The build writes this file after the bundler is done, so the bundler must not look for it.
  const script = '/pagefind/pagefind.js';
  loaded ??= import(/* @vite-ignore */ script) as Promise<Pagefind>;
  const pagefind = await loaded;
  const { results } = await pagefind.search(query, { filters });
  const hits = results.length > 0 ? results : await searchAnyWord(pagefind, query, filters);
  const pages = await Promise.all(hits.slice(0, MOST).map((hit) => hit.data()));
  return pages
    .filter(({ content }) => holdsAWord(content, query))
    .map(({ url, meta }) => ({
      url,
      title: meta['title'] ?? url,
      signature: meta['signature'] ?? '',
    }));
}

/** Pagefind shortens a word that is nowhere until something begins with it; what is left of `zzz` says nothing. */
function holdsAWord(content: string, query: string): boolean {
  const text = content.toLowerCase();
  const words = query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.some((word) => text.includes(word.slice(0, Math.max(4, word.length - 3))));
}

/** Pagefind wants every word on the page; a pasted line always has some that are nowhere. Rare words count most. */
async function searchAnyWord(
  pagefind: Pagefind,
  query: string,
  filters: Record<string, string>,
): Promise<Hit[]> {
  const words = [...new Set(query.split(/\s+/))].slice(0, 24);
  const found = await Promise.all(words.map((word) => pagefind.search(word, { filters })));
  const total = Math.max(1, ...found.map(({ results }) => results.length));
  const scores = new Map<string, { hit: Hit; score: number }>();
  for (const { results } of found) {
    const best = results[0]?.score ?? 1;
    for (const hit of results) {
      const gain = Math.log(1 + total / results.length) * (0.5 + (0.5 * hit.score) / best);
      scores.set(hit.id, { hit, score: gain + (scores.get(hit.id)?.score ?? 0) });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}

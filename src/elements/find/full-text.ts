import { once } from '../once.ts';
import type { Result } from './result-list.ts';
import { resultOf } from './signature-search.ts';
import { loadSearchList } from './search-list.ts';

/** What of Pagefind's script is used. */
interface Pagefind {
  mergeIndex(address: string, options: { baseUrl: string; language: string }): Promise<void>;
  search(query: string | null, options?: { filters?: Record<string, string> }): Promise<{ results: Hit[] }>;
}

interface Hit {
  /** Name of the page's fragment. */
  id: string;
  score: number;
  /** Loads the fragment: the page's whole text. */
  data(): Promise<{ url: string; content: string; meta: Record<string, string> }>;
}

const MOST = 12;

interface FullText {
  pagefind: Pagefind;
  /** Every page by the name of its fragment, and the number of the index that it is in. */
  pages: Map<string, Result>;
  indexOf: Map<string, number>;
}

const open = once(load);

/** Full-text search with Pagefind, loaded on first use: pages that hold every word, else those that hold the rarest. */
export async function searchText(words: string[], filters: Record<string, string>): Promise<Result[]> {
  const text = await open();
  const whole = await searchWords(text, words, filters);
  const hits = whole.length > 0 ? whole : await searchAnyWord(text, words, filters);
  const [best] = hits;
  // A fragment is large: the best hit's tells of all whether they have a word of the query at all.
  if (!best || (await countWords(best, words)) === 0) return [];
  return Promise.all(hits.slice(0, MOST).map(async (hit) => text.pages.get(hit.id) ?? resultFrom(hit)));
}

async function load(): Promise<FullText> {
  // The build writes this file after the bundler is done, so the bundler must not look for it.
  const script = '/pagefind/pagefind.js';
  const [pagefind, indexes, entries] = await Promise.all([
    import(/* @vite-ignore */ script) as Promise<Pagefind>,
    fetch('/pagefind/fragments.json').then((response) => response.json() as Promise<string[][]>),
    loadSearchList().catch(() => []),
  ]);
  // A large site has further indexes, named as if they were of further languages.
  const address = new URL('/pagefind/', location.href).href;
  const { lang } = document.documentElement;
  await Promise.all(
    indexes
      .slice(1)
      .map((_, at) => pagefind.mergeIndex(address, { baseUrl: '/', language: `${lang}-${at + 2}` })),
  );
  const names = indexes.flat();
  // Lists of two builds do not belong together.
  const known = names.length === entries.length ? entries : [];
  return {
    pagefind,
    pages: new Map(known.map((entry, at) => [names[at] ?? '', resultOf(entry)])),
    indexOf: new Map(indexes.flatMap((own, at) => own.map((name) => [name, at]))),
  };
}

async function resultFrom(hit: Hit): Promise<Result> {
  const { url, meta } = await hit.data();
  return { url, title: meta['title'] ?? url, signature: meta['signature'] ?? '' };
}

/**
 * Pages that hold every word. An index without a word answers with pages that have one which begins like it: where
 * several answer, those count whose best page has most of the words.
 */
async function searchWords(
  { pagefind, indexOf }: FullText,
  words: string[],
  filters: Record<string, string>,
): Promise<Hit[]> {
  const { results } = await pagefind.search(words.join(' '), { filters });
  const best = new Map<number | undefined, Hit>();
  for (const hit of results) if (!best.has(indexOf.get(hit.id))) best.set(indexOf.get(hit.id), hit);
  if (best.size < 2) return results;
  const counts = new Map<number | undefined, number>();
  await Promise.all([...best].map(async ([index, hit]) => counts.set(index, await countWords(hit, words))));
  const most = Math.max(...counts.values());
  return results.filter(({ id }) => counts.get(indexOf.get(id)) === most);
}

/** How many of the words a page has. Pagefind shortens a word that is nowhere until something begins with it; what is left of `zzz` says nothing. */
async function countWords(hit: Hit, words: string[]): Promise<number> {
  const text = (await hit.data()).content.toLowerCase();
  return words.filter((word) => text.includes(word.slice(0, Math.max(4, word.length - 3)).toLowerCase()))
    .length;
}

/** Pagefind wants every word on the page; a pasted line always has some that are nowhere. Rare words count most. */
async function searchAnyWord(
  text: FullText,
  words: string[],
  filters: Record<string, string>,
): Promise<Hit[]> {
  const found = await Promise.all(words.map((word) => searchWords(text, [word], filters)));
  const total = Math.max(1, ...found.map((results) => results.length));
  const scores = new Map<string, { hit: Hit; score: number }>();
  for (const results of found) {
    const best = results[0]?.score ?? 1;
    for (const hit of results) {
      const gain = Math.log(1 + total / results.length) * (0.5 + (0.5 * hit.score) / best);
      scores.set(hit.id, { hit, score: gain + (scores.get(hit.id)?.score ?? 0) });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}

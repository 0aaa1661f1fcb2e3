import type { Result } from './result-list.ts';
import { resultOf } from './signature-search.ts';
import { loadSignatures } from './signatures.ts';

/** What of Pagefind's script is used. */
interface Pagefind {
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

let loaded: Promise<[Pagefind, Map<string, Result>]> | undefined;

/** Full-text search with Pagefind, loaded on first use: pages that hold every word, else those that hold the rarest. */
export async function searchText(words: string[], filters: Record<string, string>): Promise<Result[]> {
  // The build writes this file after the bundler is done, so the bundler must not look for it.
  const script = '/pagefind/pagefind.js';
  loaded ??= Promise.all([import(/* @vite-ignore */ script) as Promise<Pagefind>, loadNames()]);
  const [pagefind, names] = await loaded;
  const { results } = await pagefind.search(words.join(' '), { filters });
  const hits = results.length > 0 ? results : await searchAnyWord(pagefind, words, filters);
  const [best] = hits;
  // A fragment is large: the best hit's tells of all whether they have a word of the query at all.
  if (!best || !holdsAWord((await best.data()).content, words)) return [];
  return Promise.all(hits.slice(0, MOST).map(async (hit) => names.get(hit.id) ?? resultFrom(hit)));
}

/** Every page by the name of its fragment, as the list of signatures has it. */
async function loadNames(): Promise<Map<string, Result>> {
  try {
    const [entries, response] = await Promise.all([loadSignatures(), fetch('/pagefind/fragments.json')]);
    const names = (await response.json()) as string[];
    // Lists of two builds do not belong together.
    if (names.length !== entries.length) return new Map();
    return new Map(entries.map((entry, index) => [names[index] ?? '', resultOf(entry)]));
  } catch {
    return new Map();
  }
}

async function resultFrom(hit: Hit): Promise<Result> {
  const { url, meta } = await hit.data();
  return { url, title: meta['title'] ?? url, signature: meta['signature'] ?? '' };
}

/** Pagefind shortens a word that is nowhere until something begins with it; what is left of `zzz` says nothing. */
function holdsAWord(content: string, words: string[]): boolean {
  const text = content.toLowerCase();
  return words.some((word) => text.includes(word.slice(0, Math.max(4, word.length - 3)).toLowerCase()));
}

/** Pagefind wants every word on the page; a pasted line always has some that are nowhere. Rare words count most. */
async function searchAnyWord(
  pagefind: Pagefind,
  words: string[],
  filters: Record<string, string>,
): Promise<Hit[]> {
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

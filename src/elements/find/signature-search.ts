import {
  indexWords,
  readWords,
  searchPages,
  tellingWords,
  type SearchEntry,
  type WordIndex,
} from '../../core/signatures/search.ts';
import type { Result } from './result-list.ts';
import { loadSearchList } from './search-list.ts';

interface Loaded {
  index: WordIndex;
  byId: Map<string, SearchEntry>;
}

/** What titles and signatures say to a query. */
export interface Known {
  /** Pages whose title or signature has the words, best first, with a score each. */
  hits: (Result & { score: number })[];
  /** What to look for in whole pages. */
  words: string[];
}

/** A pasted line has many words, and each costs a part of the full text's index. */
const MOST_WORDS = 3;

/** Pages whose words are read without a pause. */
const AT_A_TIME = 25;

let loaded: Loaded | undefined;

/** Searches titles and signatures. */
export async function searchSignatures(query: string): Promise<Known> {
  loaded ??= await prepare(await loadSearchList());
  const { index, byId } = loaded;
  const hits = searchPages(index, query).flatMap(({ id, score }) => {
    const entry = byId.get(id);
    return entry ? [{ ...resultOf(entry), score }] : [];
  });
  await nextTask();
  return { hits, words: tellingWords(index, query, MOST_WORDS) };
}

/** Lets the browser paint and listen. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Reads and indexes bit by bit: in between the page may answer its reader. */
async function prepare(entries: SearchEntry[]): Promise<Loaded> {
  const groups: string[][][] = [];
  for (let start = 0; start < entries.length; start += AT_A_TIME) {
    await nextTask();
    groups.push(...entries.slice(start, start + AT_A_TIME).map(readWords));
  }
  await nextTask();
  const index = indexWords(entries, groups);
  await nextTask();
  return { index, byId: new Map(entries.map((entry) => [entry.id, entry])) };
}

/** A page as search results show it. */
export function resultOf({ id, title, signatures }: SearchEntry): Result {
  const [first] = signatures;
  return {
    url: `/errors/${id}/`,
    title,
    signature: first?.template ?? '',
  };
}

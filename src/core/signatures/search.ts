import { splitTemplate } from './template-parts.ts';
import type { SignatureEntry } from './types.ts';
import { splitWords, weighWords, type WordWeights } from './word-weights.ts';

/** A page as the search knows it; aliases are further words that people type for it. */
export type SearchEntry = SignatureEntry & { aliases?: string[] };

/** A page that a search found; higher scores come first. */
export type SearchHit = { id: string; score: number };

/** Titles and signatures, made ready for any number of searches. */
export type WordIndex = {
  ids: string[];
  /** One for each title and signature: whose it is, whether it is a title, and what all its words weigh. */
  texts: { page: number; isTitle: boolean; weight: number }[];
  /** For each word the texts that hold it. */
  postings: Map<string, number[]>;
  weights: WordWeights;
};

/** A word in the title or the address says more than one in a message. */
const TITLE = 1.3;
/** The end of the query may still be being typed. */
const PREFIX = 0.7;

/** Reads titles, addresses, aliases and signatures. */
export function createSearch(entries: SearchEntry[]): WordIndex {
  return indexWords(entries, entries.map(readWords));
}

/** The words of a page's title, address and aliases, and of each of its signatures. */
export function readWords({ id, title, aliases = [], signatures }: SearchEntry): string[][] {
  return [
    listWords([id.replace(/[-/]/g, ' '), title, ...aliases].join(' ')),
    ...signatures.map(({ template }) => listWords(readLiterals(template))),
  ];
}

/** The second half of `createSearch`, for callers that read the words of many entries bit by bit. */
export function indexWords(entries: SearchEntry[], groups: string[][][]): WordIndex {
  const weights = weighWords(groups.map((texts) => new Set(texts.flat())));
  const texts: WordIndex['texts'] = [];
  const postings: WordIndex['postings'] = new Map();
  groups.forEach((group, page) =>
    group.forEach((words, position) => {
      for (const word of words) {
        const list = postings.get(word);
        if (list) list.push(texts.length);
        else postings.set(word, [texts.length]);
      }
      texts.push({ page, isTitle: position === 0, weight: sum(words.map(weights.weightOf)) });
    }),
  );
  return { ids: entries.map(({ id }) => id), texts, postings, weights };
}

/** The pages for one line of words, best first; words that no page has are passed over. */
export function searchPages(index: WordIndex, query: string, limit = 20): SearchHit[] {
  const words = listWords(query);
  const pageScores = new Map<number, number>();
  const textScores = new Map<number, number>();
  words.forEach((word, position) => {
    const isLast = position === words.length - 1 && !/\s$/.test(query);
    const found = new Map<number, number>();
    for (const [text, weight] of findTexts(index, word, isLast)) {
      const { page, isTitle } = index.texts[text] as WordIndex['texts'][number];
      found.set(page, Math.max(found.get(page) ?? 0, isTitle ? weight * TITLE : weight));
      textScores.set(text, (textScores.get(text) ?? 0) + weight);
    }
    for (const [page, weight] of found) pageScores.set(page, (pageScores.get(page) ?? 0) + weight);
  });
  const closest = new Map<number, number>();
  for (const [text, score] of textScores) {
    const { page, weight } = index.texts[text] as WordIndex['texts'][number];
    // How much of the query the text has, times how much of the text the query has.
    closest.set(page, Math.max(closest.get(page) ?? 0, (score * score) / weight));
  }
  return Array.from(pageScores, ([page, score]) => ({
    id: index.ids[page] as string,
    score: Math.round((score + (closest.get(page) as number)) * 100) / 100,
  }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** Words that stand on nearly every page. */
const COMMON = new Set(
  'and are but can for from has have not that the this was were when will with you your'.split(' '),
);

/**
 * The few words of a query that a search of whole pages should look for: of those that titles and signatures have the rarest,
 * and one that they do not have, the longest.
 */
export function tellingWords(index: WordIndex, query: string, most: number): string[] {
  const words = [...new Set(splitWords(query))];
  const telling = words.filter((word) => word.length > 2 && !COMMON.has(word));
  const pool = telling.length > 0 ? telling : words;
  const known = pool
    .filter((word) => index.postings.has(word))
    .sort((a, b) => index.weights.weightOf(b) - index.weights.weightOf(a));
  const other = pool.filter((word) => !index.postings.has(word)).sort((a, b) => b.length - a.length);
  return [...known.slice(0, most - 1), ...other, ...known.slice(most - 1)].slice(0, most);
}

function* findTexts(
  index: WordIndex,
  word: string,
  isLast: boolean,
): Iterable<[text: number, weight: number]> {
  const exact = index.postings.get(word);
  const weight = index.weights.weightOf(word);
  if (exact) for (const text of exact) yield [text, weight];
  if (exact || !isLast) return;
  const seen = new Set<number>();
  for (const [known, texts] of index.postings) {
    if (!known.startsWith(word)) continue;
    for (const text of texts) {
      if (!seen.has(text)) yield [text, index.weights.weightOf(known) * PREFIX];
      seen.add(text);
    }
  }
}

/** Different words, codes like `ERR_MODULE_NOT_FOUND` whole and in parts. */
function listWords(text: string): string[] {
  const words = splitWords(text);
  return [
    ...new Set(
      words.flatMap((word) => [word, ...(word.includes('_') ? splitWords(word.replaceAll('_', ' ')) : [])]),
    ),
  ];
}

function readLiterals(template: string): string {
  return splitTemplate(template)
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

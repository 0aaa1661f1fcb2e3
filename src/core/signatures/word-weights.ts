/** How telling words are: the fewer pages use one, the more it weighs. */
export type WordWeights = {
  /** The weight of one lower-case word. */
  weightOf: (word: string) => number;
  /** The weight of a text: the sum of its different words. */
  weigh: (text: string) => number;
};

/** Splits text into lower-case words of letters, digits and underscores; one-letter words tell nothing. */
export function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
}

/** With few pages all words would look alike. */
const LEAST_PAGES = 400;

/** Learns the weights from groups of texts, one group a page. */
export function createWordWeights(groups: string[][]): WordWeights {
  return weighWords(groups.map((texts) => new Set(splitWords(texts.join(' ')))));
}

/** The same from words that are split already, a set for each page. */
export function weighWords(groups: Set<string>[]): WordWeights {
  const counts = new Map<string, number>();
  for (const words of groups) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const pages = Math.max(groups.length, LEAST_PAGES);
  const weightOf = (word: string) => Math.log2(1 + pages / ((counts.get(word) ?? 0) + 1));
  const weigh = (text: string) =>
    [...new Set(splitWords(text))].reduce((sum, word) => sum + weightOf(word), 0);
  return { weightOf, weigh };
}

import { createHash } from 'node:crypto';

/** Changes the words of one copy. */
export interface Rewrite {
  /** The text with every fourth word replaced; the same word by the same, and by one of its length. */
  text: (text: string) => string;
  /** The same for a body: headings stay. */
  lines: (text: string) => string;
  /** A word that only this copy has. */
  mark: string;
}

/** Words of five letters and more; not holes, addresses, or what the last question of a page must say. */
const WORD = /\{\{?\w+(?::\w+)?\}?\}|\]\([^)]*\)|https?:\/\/\S+|(?<![\w{])(?!fixed\b)[a-z]{5,}(?!\w)/g;

/** Beside these another word looks like a key, and pages must hold none. */
const SECRET = /pass|secret|token|cred|auth|bearer|cookie|login|signature/;

/** A rewriter per copy; copy 0 is the original. Most new words are others of `vocabulary`, as in real text; some are new. */
export function createRewriter(vocabulary: string): (copy: number) => Rewrite {
  const byLength = new Map<number, string[]>();
  for (const word of new Set(vocabulary.match(/\b[a-z]{5,}\b/g))) {
    if (SECRET.test(word)) continue;
    byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }
  return (copy) => {
    const known = new Map<string, string>();
    const replace = (word: string): string => {
      if (!/^[a-z]+$/.test(word)) return word;
      const found = known.get(word) ?? choose(word);
      known.set(word, found);
      return found;
    };
    const choose = (word: string): string => {
      const number = createHash('sha256').update(`${copy} ${word}`).digest();
      const words = byLength.get(word.length) ?? [];
      if (number.readUInt8(0) % 4 > 0) return word;
      return number.readUInt8(1) % 10 < 7
        ? (words[number.readUInt32LE(2) % words.length] ?? word)
        : spell(number.subarray(6), word.length);
    };
    const text = (whole: string) =>
      copy === 0 || SECRET.test(whole) ? whole : whole.replaceAll(WORD, replace);
    return {
      text,
      lines: (whole) => whole.replaceAll(/^(?!## ).+$/gm, text),
      mark: spell(createHash('sha256').update(`mark ${copy}`).digest(), 6),
    };
  };
}

function spell(bytes: Uint8Array, length: number): string {
  return Array.from({ length }, (_, at) =>
    'etaoinsrhldcumfpgwybvk'.charAt((bytes[at % bytes.length] ?? 0) % 22),
  ).join('');
}

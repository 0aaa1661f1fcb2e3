import { splitTemplate } from '../signatures/template-parts.ts';
import type { SignatureEntry } from '../signatures/types.ts';

/** Says whether a word is public: everybody can know it without the log that it stands in. */
export type Vocabulary = (word: string) => boolean;

/** Stands for a hole among the words of a line; the holes are numbered from here. */
export const HOLE_MARK = 0xe000;
/** Every character that may stand for a hole. */
export const HOLE_MARKS = String.raw`\ue000-\uf8ff`;

const MARKS = String.raw`"'\x60“”‘’()[\]{}<>,;:!?=|`;
/** White space, the usual punctuation, or what stands between them; "can't" and "file(s)" are words. */
const TOKEN = new RegExp(
  String.raw`(\s+)|([${MARKS}]+)|(?:[^\s${MARKS}]|(?<=[A-Za-z])(?:'(?=[A-Za-z])|\(e?s\)(?!\w)))+`,
  'g',
);
/** Any other mix of capitals and small letters could carry a secret. */
const REGULAR_CASE = /^(?:[^A-Z]*|[^a-z]*|[A-Z][^A-Z]*)$/;

/** A piece of a line: white space, punctuation, or a run of all other characters. */
export type Token = { kind: 'space' | 'marks' | 'run'; text: string };

/** Splits a line into its tokens; together they are the line. */
export function splitTokens(line: string): Token[] {
  return Array.from(line.matchAll(TOKEN), ([text, space, marks]) => ({
    kind: space ? 'space' : marks ? 'marks' : 'run',
    text,
  }));
}

/** What a run says, between the dashes of an option before it and the full stops behind it. */
export function readRun(run: string): { before: string; core: string; after: string } {
  const [, before = '', core = '', after = ''] = /^(-{0,2})(.*?)(\.{0,3})$/s.exec(run) as RegExpExecArray;
  return { before, core, after };
}

/** The words of a list and of all signatures. A word that is all digits is none: it may be somebody's. */
export function createVocabulary(entries: SignatureEntry[], words: string[]): Vocabulary {
  const known = new Set<string>();
  const add = (word: string) => known.add(word).add(word.toLowerCase());
  words.forEach(add);
  for (const { template } of entries.flatMap(({ signatures }) => signatures)) {
    // A piece of a word beside a hole is no word.
    const text = splitTemplate(template).map((part) => (typeof part === 'string' ? part : '\ue000'));
    for (const token of splitTokens(text.join(''))) {
      const word = readRun(token.text).core;
      if (token.kind === 'run' && /^[!-~]{2,}$/.test(word) && /[A-Za-z]{2}/.test(word)) add(word);
    }
  }
  return (word) => known.has(word) || (REGULAR_CASE.test(word) && known.has(word.toLowerCase()));
}

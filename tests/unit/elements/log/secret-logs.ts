import { readFileSync } from 'node:fs';
import type { SignatureEntry } from '../../../../src/core/signatures/types.ts';
import { makeSecrets } from '../../core/secret-samples.ts';

/** A few signatures, whose words are public too. */
export const ENTRIES: SignatureEntry[] = [
  { id: 'a/a', title: 'A', signatures: [{ template: 'Frobnicator E4711 lost its quux_widget in {path}' }] },
  { id: 'a/b', title: 'B', signatures: [{ template: 'ERR_ZORK_BROKEN: {name}.zorkfile is not readable' }] },
];

/** The words that the site ships. */
export const WORDS = readFileSync(new URL('../../../../public/plain-words.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

const FRAMES: ((secret: string) => string)[] = [
  (secret) => `error: cannot open ${secret} because it is locked`,
  (secret) => `Error: login with ${secret} failed: permission denied`,
  (secret) => `fatal: invalid value (${secret}) for the option --token`,
  (secret) => `{"error":{"message":"key ${secret} was not found","code":"${secret}"}}`,
  (secret) =>
    `TypeError: cannot read the property ${secret} of undefined\n    at ${secret} (/srv/app.js:1:2)`,
  (secret) => `FAILED ${secret}: the server could not be reached after 30s`,
  (secret) => `2026-11-23T10:00:00Z web-1  | error password=${secret} was refused`,
  (secret) => `\x1b[31merror\x1b[0m ${secret} ${secret} is missing, {${secret}} does not exist`,
  (secret) => `request failed:${secret}/not-found.txt,${secret};aborted`,
  (secret) => `the file ${secret}'s ${secret}(s) "${secret}" cannot be read`,
];
const GLUES = [
  '',
  '-',
  '_',
  '.',
  '/',
  ':',
  '=',
  ',',
  ' ',
  '+',
  '!',
  "'",
  '"',
  '":"',
  '(',
  '@',
  '\\',
  '::',
  '\u200b',
  '\ue000',
  'é',
];
const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=',
  '0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  'abc123!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  'äöüßéñłżабвгд日本語パス🔑',
];

/** Makes logs with an unknown error and secrets in it, the same for the same seed; `secrets` are what no report may hold. */
export function createLogMaker(seed: number): () => { log: string; secrets: string[] } {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 9;
  };
  const pick = <Item>(items: readonly Item[]) => items[random() % items.length] as Item;
  const many = (least: number, most: number) =>
    Array.from({ length: least + (random() % (most - least + 1)) });
  const shortWords = WORDS.filter((word) => word.length <= 3);
  const fromAlphabet = () => {
    const alphabet = Array.from(pick(ALPHABETS));
    return Array.from({ length: 8 + (random() % 40) }, () => pick(alphabet)).join('');
  };
  const strange = (word: string) =>
    [...word].map((char) => (random() % 2 ? char.toUpperCase() : char)).join('');
  const camel = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`;
  /** Words that are public one by one, put together as a pass phrase is. */
  const fromWords = () =>
    many(3, 9)
      .map(() => pick(WORDS))
      .join(pick(GLUES.slice(0, 6)));
  const fromShortWords = () =>
    many(5, 20)
      .map(() => pick(shortWords))
      .join(pick(GLUES));
  const inCamelCase = () =>
    many(2, 6)
      .map(() => camel(pick(WORDS)))
      .join('');
  const inStrangeCase = () => strange(`${pick(WORDS)}${pick(GLUES)}${pick(WORDS)}`);
  const letters = () =>
    many(5, 30)
      .map(() => pick([...'aiostxe01']))
      .join(' ');
  const samples = makeSecrets(random);
  const makers: (() => { text: string; secrets: string[] })[] = [
    () => pick(samples),
    ...[fromAlphabet, fromWords, fromShortWords, inCamelCase, letters].map((make) => () => {
      const text = make();
      return { text, secrets: [text] };
    }),
    () => ({ text: inStrangeCase(), secrets: [] }),
  ];
  return () => {
    const { text, secrets } = pick(makers)();
    return { log: pick(FRAMES)(text), secrets };
  };
}

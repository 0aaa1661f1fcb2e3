import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { createVocabulary, splitTokens } from '../../../../src/core/diagnosis/vocabulary.ts';

const isPublic = createVocabulary(
  [
    {
      id: 'a/b',
      title: 'Secretname',
      signatures: [
        { template: 'Zork: ERR_QUUX_7 {name}.zip --frob of v2 404 1abc "tls". fooBar(s) x' },
        { template: 'naïve {a}' },
      ],
    },
  ],
  ['open', "can't", 'TypeError'],
);

const CASES: [word: string, isPublic: boolean][] = [
  ['open', true],
  ['Open', true],
  ['OPEN', true],
  ['oPen', false],
  ["can't", true],
  ['TypeError', true],
  ['typeerror', true],
  ['TypeERROR', false],
  ['ERR_QUUX_7', true],
  ['err_quux_7', true],
  ['Err_Quux_7', false],
  ['frob', true],
  ['tls', true],
  ['fooBar(s)', true],
  ['1abc', true],
  ['.zip', false],
  ['zip', false],
  ['404', false],
  ['v2', false],
  ['x', false],
  ['naïve', false],
  ['Secretname', false],
  ['name', false],
];
for (const [word, expected] of CASES) {
  test(`${word} is ${expected ? '' : 'not '}public`, () => assert.equal(isPublic(word), expected));
}

test('the tokens of a line are the line', () => {
  const line = ` {"can't": 'file(s)'}, it's\ta-b.c`;
  const tokens = splitTokens(line);
  assert.equal(tokens.map(({ text }) => text).join(''), line);
  assert.deepEqual(
    tokens.flatMap(({ kind, text }) => (kind === 'run' ? [text] : [])),
    ["can't", 'file(s)', "it's", 'a-b.c'],
  );
});

/** What is wrong with a list of words. */
function faultsOf(words: string[]): string[] {
  return words.flatMap((word, index) => {
    const isWord = /^[A-Za-z][A-Za-z'_.-]{0,30}$/.test(word);
    const previous = words[index - 1]?.toLowerCase() ?? '';
    return isWord && previous < word.toLowerCase() ? [] : [word];
  });
}

test('the shipped list is sorted, without digits, and light', () => {
  const text = readFileSync(new URL('../../../../public/plain-words.txt', import.meta.url), 'utf8');
  const words = text.trim().split('\n');
  assert.ok(words.length >= 2000 && words.length <= 3000, `${words.length} words`);
  assert.deepEqual(faultsOf(words), []);
  assert.deepEqual(faultsOf(['a', 'c', 'b', 'B', 'd1', '', 'e f']), ['b', 'B', 'd1', '', 'e f']);
  assert.ok(brotliCompressSync(text).length <= 8192);
});

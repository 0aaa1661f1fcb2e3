import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedSignature } from '../../../src/content/compared-signature.ts';

const page = (templates: string[], aliases?: string[]) => ({
  signatures: templates.map((template) => ({ template })),
  ...(aliases && { aliases }),
});

const TABLE: [name: string, words: string[], page: ReturnType<typeof page>, found: number | undefined][] = [
  ['in any case', ['permission denied'], page(['open: Permission Denied']), 0],
  ['the signature that says it, not the first', ['EACCES'], page(['no access', 'Error: EACCES: {path}']), 1],
  ['a number that is whole', ['401'], page(['error code 401']), 0],
  ['no number within another', ['401'], page(['error code 4010', 'id 1401']), undefined],
  ['no word within another', ['certificate'], page(['certificates are old', 'a_certificate']), undefined],
  ['signs that mean something in patterns', ['(6)'], page(['curl: (6) no host']), 0],
  ['an alias stands for the first signature', ['429'], page(['slow down', 'limit'], ['API 429']), 0],
  ['a page that says none of it', ['429', 'limit'], page(['refused']), undefined],
];
for (const [name, words, wordings, found] of TABLE)
  test(`compared: ${name}`, () => assert.equal(comparedSignature({ words })(wordings), found));

test('compared: only pages of the area', () => {
  const signatureOf = comparedSignature({ words: ['429'], area: 'ai' });
  assert.equal(signatureOf(page(['429']), 'ai'), 0);
  assert.equal(signatureOf(page(['429']), 'networking'), undefined);
  assert.equal(signatureOf(page(['429'])), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswers } from '../../../../src/proof/services/http-stub.ts';

test('answers are read with their defaults', () => {
  assert.deepEqual(readAnswers('- url: https://api.example.com/v1/*\n  json: { ok: true }'), [
    { url: 'https://api.example.com/v1/*', status: 200, json: { ok: true } },
  ]);
});

for (const [text, problem] of Object.entries({
  '[]': /answers\.yaml/,
  '- url: ftp://x/': /answers\.yaml · 0\.url/,
  '- url: https://x/\n  staus: 401': /staus/,
  '- url: https://x/\n  status: 4011': /0\.status/,
})) {
  test(`refused: ${JSON.stringify(text)}`, () => assert.throws(() => readAnswers(text), problem));
}

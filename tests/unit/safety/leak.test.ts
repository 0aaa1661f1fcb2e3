import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLeakDetector } from '../../../src/safety/leak.ts';

const SECRET = 'kT7wQz2LmX9pRb4Vd8Nc';
const detect = createLeakDetector([SECRET]);

const LEAKS = {
  whole: `key=${SECRET}`,
  'first characters': 'starts with kT7wQz…',
  'last characters': '…4Vd8Nc',
  backwards: 'cN8dV4bRp',
  'broken over lines': 'kT7w\n  Qz2L',
  base64: `Authorization: Basic ${Buffer.from(`you:${SECRET}`).toString('base64')}`,
  hex: Buffer.from(SECRET.slice(3, 12)).toString('hex'),
};
for (const [name, text] of Object.entries(LEAKS)) {
  test(`a leak is found: ${name}`, () => assert.equal(detect(text), true));
}

const HARMLESS = {
  length: 'set, 20 characters',
  'five characters': 'kT7wQ',
  'another secret': 'pL3xYs8RkT6wQzAAbbCC',
  'a commit': '9fceb02d0ae598e95dc970b74767f19372d61af8',
};
for (const [name, text] of Object.entries(HARMLESS)) {
  test(`nothing is found in: ${name}`, () => assert.equal(detect(text), false));
}

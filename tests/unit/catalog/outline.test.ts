import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fragmentOf } from '../../../src/catalog/outline.ts';

test('fragments hold letters, digits and single hyphens', () => {
  assert.equal(fragmentOf('GCC and the linker'), 'gcc-and-the-linker');
  assert.equal(fragmentOf('Node.js (LTS)'), 'node-js-lts');
});

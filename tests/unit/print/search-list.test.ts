import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignatureEntry } from '../../../src/core/signatures/types.ts';
import { parseSearchList } from '../../../src/elements/find/search-list.ts';
import { serializeSearchList } from '../../../src/print/search-list.ts';

const templates = (...list: string[]) => list.map((template) => ({ template }));

/** What the browser reads of pages. */
function readBack(...pages: Partial<SignatureEntry>[]) {
  return parseSearchList(
    serializeSearchList(pages.map((page) => ({ id: 'a/b', title: 'T', signatures: [], ...page }))),
  );
}

test('the first signature is as results show it, of the others there are the words outside holes, each once', () => {
  const signatures = templates('{name:word}: Not\n  found', 'Error: no {thing} in the {place}, no');
  assert.deepEqual(
    readBack({ signatures })[0]?.signatures,
    templates('{name}: Not found', 'error no in the'),
  );
});

test('signatures with the same words are there once', () => {
  const signatures = templates('not found: {a}', '{b} NOT FOUND!', 'is gone', '{c}: is gone');
  assert.deepEqual(readBack({ signatures })[0]?.signatures, templates('not found: {a}', 'is gone'));
});

test('what only matching needs is left out, and pages stand in order of their ids', () => {
  const page = { signatures: [{ template: 'broken', needs: ['y'] }], unless: ['z'], outranks: ['c/d'] };
  assert.deepEqual(readBack({ ...page, id: 'b/b' }, { ...page, id: 'a/a' }), [
    { id: 'a/a', title: 'T', signatures: templates('broken') },
    { id: 'b/b', title: 'T', signatures: templates('broken') },
  ]);
});

test('a page without a signature shows none', () =>
  assert.deepEqual(readBack({}), [{ id: 'a/b', title: 'T', signatures: templates('') }]));

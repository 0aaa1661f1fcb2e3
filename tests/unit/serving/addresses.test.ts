import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lostAddresses, pageAddresses, resolveAddress, type Answer } from '../../../src/serving/addresses.ts';

const FILES = new Set([
  '/index.html',
  '/404.html',
  '/errors/index.html',
  '/errors/git/x/index.html',
  '/errors/git/x.md',
]);
const REDIRECTS = { '/errors/git/old/': '/errors/git/x/', '/errors/git/old.md': '/errors/git/x.md' };
const MISSING: Answer = { missing: true };

const CASES: [requested: string, answer: Answer][] = [
  ['/', { file: '/index.html' }],
  ['/errors/git/x/', { file: '/errors/git/x/index.html' }],
  ['/errors/git/x.md', { file: '/errors/git/x.md' }],
  ['/errors/git/x', { redirect: '/errors/git/x/' }],
  ['/errors/git/x/index.html', { redirect: '/errors/git/x/' }],
  ['//errors//git/x', { redirect: '/errors/git/x/' }],
  ['//errors/git/x.md', { redirect: '/errors/git/x.md' }],
  ['/%65rrors/', { redirect: '/errors/' }],
  ['/index.html', { redirect: '/' }],
  ['/errors/git/old/', { redirect: '/errors/git/x/' }],
  ['//errors/git/old/index.html', { redirect: '/errors/git/x/' }],
  ['/errors/git/old', { redirect: '/errors/git/x/' }],
  ['/errors/git/old.md', { redirect: '/errors/git/x.md' }],
  ['/errors/git/', MISSING],
  ['/errors/git/x.md/', MISSING],
  ['/404.html', MISSING],
  ['/404', MISSING],
  ['/%', MISSING],
  ['/../index.html', MISSING],
];
for (const [requested, answer] of CASES) {
  test(`${requested} answers with ${JSON.stringify(answer)}`, () =>
    assert.deepEqual(
      resolveAddress(requested, (file) => FILES.has(file), REDIRECTS),
      answer,
    ));
}

test('pages have addresses, other files and the page for missing ones have none', () => {
  assert.deepEqual(
    pageAddresses([
      'index.html',
      '404.html',
      'errors/git/x/index.html',
      'errors/git/x.md',
      'about/index.html',
    ]),
    ['/', '/about/', '/errors/git/x/'],
  );
});

test('a published address that is gone is missed, one that moved is not', () => {
  assert.deepEqual(lostAddresses(['/', '/errors/git/gone/', '/errors/git/old/'], new Set(['/']), REDIRECTS), [
    '/errors/git/gone/ was published and is gone. Say in content/redirects.yaml where it moved to.',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFiles, parsePage, readPages } from './dist.ts';
import { brokenLinks } from './links.ts';

test('every internal link and fragment leads somewhere', () => {
  const pages = readPages();
  const files = new Set([...listFiles().map((file) => `/${file}`), ...pages.map(({ path }) => path)]);
  assert.deepEqual(brokenLinks(pages, files), []);
});

test('a missing page and a missing fragment are found', () => {
  const page = parsePage(
    '/a/',
    '<h1 id="here">A</h1><a href="/b/">b</a><a href="#gone">c</a><a href="#here">d</a><a href="https://example.com/x">e</a>',
  );
  assert.deepEqual(brokenLinks([page], new Set(['/a/'])), [
    '/a/ links to /b/, which is not built',
    '/a/ links to /a/#gone, which has no such id',
  ]);
});

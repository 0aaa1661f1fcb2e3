import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRedirects, redirectProblems, withTwins } from '../../../src/serving/redirects.ts';

const SERVED = new Set(['/', '/errors/git/new/', '/errors/git/other/']);

test('a table of moved pages is read; an empty one too', () => {
  assert.deepEqual(readRedirects('/errors/git/old/: /errors/git/new/\n'), {
    '/errors/git/old/': '/errors/git/new/',
  });
  assert.deepEqual(readRedirects('# nothing yet\n'), {});
});

const UNREADABLE: [text: string, message: RegExp][] = [
  ['- /a/\n', /must be lines of `\/old\/page\/: \/new\/page\/`/],
  ['/errors/git/old: /errors/git/new/\n', /· \/errors\/git\/old: is no address of a page/],
  ['/errors/git/old/: https://example.com/\n', /· https:\/\/example\.com\/: is no address of a page/],
  ['/errors/git/Old x/: /errors/git/new/\n', /is no address of a page/],
  ['/errors/git/old/: 7\n', /· 7: is no address of a page/],
];
for (const [text, message] of UNREADABLE) {
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => readRedirects(text), message));
}

test('the Markdown and JSON of an error move with it, a listing has none', () => {
  assert.deepEqual(withTwins({ '/errors/git/a/': '/errors/git/b/', '/areas/a/': '/areas/b/' }), {
    '/errors/git/a/': '/errors/git/b/',
    '/areas/a/': '/areas/b/',
    '/errors/git/a.md': '/errors/git/b.md',
    '/errors/git/a.json': '/errors/git/b.json',
  });
});

test('a table in order has no problems', () => {
  assert.deepEqual(redirectProblems({ '/errors/git/old/': '/errors/git/new/' }, SERVED), []);
});

const REJECTED: [problem: string, table: Record<string, string>, sentences: string[]][] = [
  [
    'a page that is still there',
    { '/errors/git/new/': '/errors/git/other/' },
    ['/errors/git/new/ is a page and a redirect. Remove the redirect or the page.'],
  ],
  [
    'a target that is no page',
    { '/errors/git/a/': '/errors/git/b/' },
    ['/errors/git/a/ leads to /errors/git/b/, which is no page. Name the page that it moved to.'],
  ],
  [
    'a chain',
    { '/errors/git/a/': '/errors/git/b/', '/errors/git/b/': '/errors/git/new/' },
    ['/errors/git/a/ leads to /errors/git/b/, which moved on. Name /errors/git/new/ instead.'],
  ],
  [
    'a page that leads to itself',
    { '/errors/git/a/': '/errors/git/a/' },
    ['/errors/git/a/ leads to itself. Name the page that it moved to.'],
  ],
  [
    'a loop',
    { '/errors/git/a/': '/errors/git/b/', '/errors/git/b/': '/errors/git/a/' },
    [
      '/errors/git/a/ and /errors/git/b/ lead to each other. Name the page that both moved to.',
      '/errors/git/b/ and /errors/git/a/ lead to each other. Name the page that both moved to.',
    ],
  ],
];
for (const [problem, table, sentences] of REJECTED) {
  test(`${problem} is rejected`, () => assert.deepEqual(redirectProblems(table, SERVED), sentences));
}

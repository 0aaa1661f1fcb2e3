import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersFor, patternSource, REVALIDATE, type Headers } from '../../../src/serving/headers.ts';
import { headersFile, redirectsFile } from '../../../src/serving/host-files.ts';

/** What a host that reads the file answers: every rule that fits, values of one name joined. */
function answer(file: string, path: string): Headers {
  const headers: Headers = {};
  let applies = false;
  for (const line of file.split('\n').filter((text) => text && !text.startsWith('#'))) {
    const header = /^ {2}([\w-]+): (.+)$/.exec(line);
    if (!header) applies = new RegExp(patternSource(line)).test(path);
    else if (applies) {
      const [, name = '', value = ''] = header;
      headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
    }
  }
  return headers;
}

const FILES = [
  '/index.html',
  '/404.html',
  '/errors/git/x.md',
  '/errors/git/x.json',
  '/signatures.json',
  '/feed.xml',
  '/robots.txt',
  '/assets/x.js',
  '/pagefind/pagefind.js',
  '/pagefind/index/en_1.pf_index',
];
for (const file of FILES) {
  test(`a host of static files answers ${file} as the servers do, but for what it does itself`, () => {
    const { Vary: _, 'Content-Type': __, Link: ___, ...expected } = headersFor(file);
    assert.deepEqual({ 'Cache-Control': REVALIDATE, ...answer(headersFile(), file) }, expected);
  });
}

test('the file stays within what the strictest host reads', () => {
  const lines = headersFile().split('\n');
  assert.ok(lines.every((line) => line.length <= 2000));
  assert.ok(lines.filter((line) => line.startsWith('/')).length <= 100);
});

test('joined values would be seen', () => {
  assert.deepEqual(answer('/*\n  A: 1\n/b*\n  A: 2\n', '/b'), { A: '1, 2' });
});

test('a moved page takes its twins along, each with its status', () => {
  const lines = redirectsFile({ '/errors/git/b/': '/errors/git/c/', '/areas/old/': '/areas/new/' }).split(
    '\n',
  );
  assert.deepEqual(lines.slice(1), [
    '/areas/old/ /areas/new/ 301',
    '/errors/git/b.json /errors/git/c.json 301',
    '/errors/git/b.md /errors/git/c.md 301',
    '/errors/git/b/ /errors/git/c/ 301',
    '',
  ]);
});

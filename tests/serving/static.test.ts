import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'node-html-parser';
import { readAddresses } from '../../scripts/write-deploy.ts';
import { listFiles } from '../../src/content/list-files.ts';
import { lostAddresses, pageAddresses } from '../../src/serving/addresses.ts';
import { IMMUTABLE, headersFor } from '../../src/serving/headers.ts';
import { readRedirects, redirectProblems, REDIRECTS_FILE, withTwins } from '../../src/serving/redirects.ts';
import { recordFigure } from '../figures.ts';
import { linksToMoved, pageFaults } from './page-faults.ts';
import { SITE } from './site.ts';

const files = listFiles(SITE);
const redirects = readRedirects(readFileSync(REDIRECTS_FILE, 'utf8'));
const served = new Set(pageAddresses(files));
const pages = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({
    address: `/${file.replace(/index\.html$/, '')}`,
    root: parse(readFileSync(path.join(SITE, file), 'utf8')),
  }));

const hashes = new Map<string, string>();

/** The hash of a file of the site, as a page must name it. */
function hashOf(file: string): string | undefined {
  const where = path.join(SITE, file);
  const known = hashes.get(file);
  if (known || !existsSync(where)) return known;
  const hash = `sha256-${createHash('sha256').update(readFileSync(where)).digest('base64')}`;
  hashes.set(file, hash);
  return hash;
}

test('no page has anything inline, loads anything foreign, or loads code without its hash', () => {
  assert.ok(pages.length > 20, 'the pages were not read');
  const faults = pages.flatMap(({ address, root }) => pageFaults(address, root, hashOf));
  recordFigure('inline-code', faults.length);
  assert.deepEqual(faults, []);
});

test('whatever a page loads as code has its hash in its name', () => {
  for (const { address, root } of pages) {
    for (const element of root.querySelectorAll('script[src], link[rel="stylesheet"]')) {
      const file = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
      assert.equal(headersFor(file)['Cache-Control'], IMMUTABLE, `${address} loads ${file}`);
    }
  }
});

test('every text file has its copies, and nothing else has', () => {
  const isText = (file: string) => /\.(?:html|css|js|json|md|txt|xml|svg|pagefind)$/.test(file);
  for (const ending of ['br', 'gz']) {
    const copies = files.filter((file) => file.endsWith(`.${ending}`));
    assert.deepEqual(
      copies.sort(),
      files
        .filter(isText)
        .map((file) => `${file}.${ending}`)
        .sort(),
    );
  }
});

test('every published address answers or leads to its page', () => {
  assert.deepEqual(lostAddresses(readAddresses(), served, redirects), []);
});

test('no redirect is a chain, a loop, or in the way of a page, and no page links to one', () => {
  assert.deepEqual(redirectProblems(redirects, served), []);
  assert.deepEqual(
    pages.flatMap(({ address, root }) => linksToMoved(address, root, withTwins(redirects))),
    [],
  );
});

const REJECTED: [html: string, faults: string[]][] = [
  ['<p style="color:red">', ['/x/ has an inline style']],
  ['<style>p{}</style>', ['/x/ has an inline style']],
  ['<script>alert(1)</script>', ['/x/ has an inline script']],
  ['<script type="speculationrules">{}</script>', ['/x/ has an inline script']],
  ['<b onclick="a()">', ['/x/ has the inline handler onclick']],
  ['<svg onload="a()"></svg>', ['/x/ has the inline handler onload']],
  ['<a href="javascript:a()">', ['/x/ has an address that is code']],
  [
    '<img src="https://example.com/a.png">',
    ['/x/ loads https://example.com/a.png, which is not of this site'],
  ],
  ['<link rel="preconnect" href="//example.com">', ['/x/ loads //example.com, which is not of this site']],
  ['<script src="/a.js"></script>', ['/x/ loads /a.js without the hash of its bytes']],
  [
    '<script src="/a.js" integrity="sha256-other"></script>',
    ['/x/ loads /a.js without the hash of its bytes'],
  ],
  ['<link rel="stylesheet" href="/a.css">', ['/x/ loads /a.css without the hash of its bytes']],
];
for (const [html, faults] of REJECTED) {
  test(`${html} is rejected`, () =>
    assert.deepEqual(
      pageFaults('/x/', parse(html), () => 'sha256-own'),
      faults,
    ));
}

test('a page in order is not rejected', () => {
  const html =
    '<script type="application/ld+json">{}</script><script src="/a.js" integrity="sha256-own"></script>' +
    '<link rel="canonical" href="https://errdex.dev/"><a href="https://example.com/">out</a>';
  assert.deepEqual(
    pageFaults('/x/', parse(html), () => 'sha256-own'),
    [],
  );
});

test('a link to a page that moved is rejected, whatever its form', () => {
  const html =
    '<a href="/errors/git/old/#fix">a</a><a href="../old.md">b</a><a href="https://example.com/errors/git/old/">c</a>';
  const moved = { '/errors/git/old/': '/errors/git/new/', '/errors/git/old.md': '/errors/git/new.md' };
  assert.deepEqual(linksToMoved('/errors/git/x/', parse(html), moved), [
    '/errors/git/x/ links to /errors/git/old/, which moved. Link to /errors/git/new/.',
    '/errors/git/x/ links to /errors/git/old.md, which moved. Link to /errors/git/new.md.',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addIntegrity } from '../../../../src/build/pages/integrity.ts';

const hashOf = (file: string) => Promise.resolve(`sha256-of${file}`);

const CASES: [name: string, html: string, expected: string][] = [
  [
    'a script',
    '<script type="module" src="/assets/a.js"></script>',
    '<script type="module" src="/assets/a.js" integrity="sha256-of/assets/a.js"></script>',
  ],
  [
    'style sheets, each its own',
    '<link rel="stylesheet" href="/assets/a.css"><link rel="stylesheet" href="/assets/b.css">',
    '<link rel="stylesheet" href="/assets/a.css" integrity="sha256-of/assets/a.css">' +
      '<link rel="stylesheet" href="/assets/b.css" integrity="sha256-of/assets/b.css">',
  ],
];
for (const [name, html, expected] of CASES) {
  test(`${name} gets its hash, and none twice`, async () => {
    assert.equal(await addIntegrity(html, hashOf), expected);
    assert.equal(await addIntegrity(expected, hashOf), expected);
  });
}

const LEFT_ALONE = [
  '<link rel="icon" href="/favicon.svg">',
  '<link rel="alternate" href="/feed.xml">',
  '<script type="application/ld+json">{"src":"/a.js"}</script>',
  '<script src="//example.com/a.js"></script>',
  '<script src="https://example.com/a.js"></script>',
  '<code>&lt;script src="/a.js"&gt;</code>',
];
for (const html of LEFT_ALONE) {
  test(`${html} is left alone`, async () => assert.equal(await addIntegrity(html, hashOf), html));
}

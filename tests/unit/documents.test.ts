import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../src/content/list-files.ts';

const OTHERS = /^(?:node_modules|dist|\.astro|\.git|\.figures|test-results|coverage)$/;
const FILES = listFiles('.', (folder) => !OTHERS.test(folder.split('/').at(-1) ?? ''));
const DOCUMENTS = FILES.filter((file) => /(?:^|\/)(?:README|CONTRIBUTING|SECURITY)\.md$/.test(file));

/** A code span that names a file of sources: no address, no placeholder, no pattern. */
const NAMED = /`((?:[\w.[\]-]+\/)*[\w.[\]-]+\.(?:ts|astro|mjs|css))`/g;

/** The files that a document names and that are not there: from the root, from its own folder, or by the last part of their path. */
function strangers(document: string, text: string): string[] {
  const names = [...text.matchAll(NAMED)].map(([, name = '']) => name);
  const isThere = (name: string) =>
    name.startsWith('..')
      ? FILES.includes(path.posix.join(path.posix.dirname(document), name))
      : FILES.some((file) => file === name || file.endsWith(`/${name}`));
  return names.filter((name) => !isThere(name));
}

for (const document of DOCUMENTS) {
  test(`every source that ${document} names is there`, () => {
    assert.deepEqual(strangers(document, readFileSync(document, 'utf8')), []);
  });
}

test('a source that is gone is found', () => {
  assert.ok(DOCUMENTS.includes('CONTRIBUTING.md'));
  const text =
    'Read `src/core/log/normalize.ts`, `normalize.ts`, `../log/fold.ts`, `old-name.ts`, `../fold.ts`, `<page>.ts` and `*.test.ts`.';
  assert.deepEqual(strangers('src/core/matching/README.md', text), ['old-name.ts', '../fold.ts']);
});

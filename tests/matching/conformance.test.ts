import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { buildCatalog } from '../../src/catalog/build-catalog.ts';
import { readContent } from '../../src/content/content-files.ts';
import { conformance } from '../../src/print/conformance.ts';
import { matcher } from './site-matcher.ts';

const { content } = await readContent(path.join(import.meta.dirname, '../..'));
const { errors } = buildCatalog(content);
const { cases } = conformance(errors, matcher);

test('every page that a run has shown has a case, and hardly a recording is left out', () => {
  const shown = errors.filter(({ proof }) => proof.evidence);
  const found = new Set(cases.map(({ page }) => page));
  assert.deepEqual(
    shown.filter(({ id }) => !found.has(id)).map(({ id }) => id),
    [],
  );
  const logs = new Set(
    shown.flatMap(({ proof }) => proof.evidence?.cases.map(({ before }) => before.at(-1)?.output)),
  );
  const known = new Set(cases.map(({ log }) => log));
  const left = [...logs].filter((log) => log && !known.has(log));
  assert.ok(left.length <= logs.size / 200, `${left.length} of ${logs.size}: ${JSON.stringify(left)}`);
});

test('what is fixed leads nowhere, and a case says where its error stands and what it names', () => {
  const fixed = cases.filter(({ page }) => page === null);
  assert.ok(fixed.length > 100, `${fixed.length}`);
  for (const { log, page, line, captures } of cases) {
    assert.ok(page === null ? line === undefined : log.split('\n')[(line ?? 0) - 1], log);
    for (const value of Object.values(captures ?? {})) assert.equal(typeof value, 'string');
  }
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { figureProblems, mergeFigures, readMeasured } from '../../../scripts/figures.ts';
import { QUALITY } from '../../../src/catalog/quality.ts';
import type { RecordedFigures } from '../../../src/schema/quality.ts';

const DAY = '2026-11-25';
const ALL: RecordedFigures = Object.fromEntries(
  QUALITY.flatMap(({ figures }) => Object.keys(figures).map((id) => [id, { value: 1, date: DAY }])),
);

test('parts of a figure are added up', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'errdex-figures-'));
  for (const [name, value] of [
    ['axe-violations.light-0', 2],
    ['axe-violations.dark-0', 3],
    ['tab-stops', 7],
  ] as const)
    writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ value }));
  assert.deepEqual([...readMeasured(folder)].sort(), [
    ['axe-violations', 5],
    ['tab-stops', 7],
  ]);
  rmSync(folder, { recursive: true });
  assert.equal(readMeasured(folder).size, 0);
});

test('an exact figure that is another one is found, a timed one may differ', () => {
  const measured = new Map([
    ['page-words', 2],
    ['match-time', 2],
    ['tab-stops', 1],
  ]);
  assert.deepEqual(figureProblems(measured, ALL), [
    'page-words is 1 in content/quality.json, but 2 in this run. Run npm run figures.',
  ]);
});

test('a weight may differ by one percent, the hashes in its names move it', () => {
  const recorded = { ...ALL, 'page-median': { value: 9726, date: DAY } };
  assert.deepEqual(figureProblems(new Map([['page-median', 9823]]), recorded), []);
  assert.deepEqual(figureProblems(new Map([['page-median', 9628]]), recorded), [
    'page-median is 9726 in content/quality.json, but 9628 in this run. Run npm run figures.',
  ]);
});

test('an exact figure recorded as 0 is another one when it is 1', () => {
  const recorded = { ...ALL, cookies: { value: 0, date: DAY } };
  assert.equal(figureProblems(new Map([['cookies', 1]]), recorded).length, 1);
});

test('a figure that nobody names, one that is not recorded and one too many are found', () => {
  const { cookies: _cookies, ...rest } = ALL;
  assert.deepEqual(figureProblems(new Map([['new', 1]]), { ...rest, old: { value: 1, date: DAY } }), [
    'new is measured, but src/catalog/quality.ts does not name it. Name it there.',
    'cookies is not in content/quality.json. Run the command that measures it, then npm run figures.',
    'old is in content/quality.json, but src/catalog/quality.ts does not name it. Take it out.',
  ]);
});

test('what was measured is recorded with its day, the rest stays', () => {
  const merged = mergeFigures(ALL, new Map([['tab-stops', 6]]), '2027-01-02');
  assert.deepEqual(merged['tab-stops'], { value: 6, date: '2027-01-02' });
  assert.deepEqual(merged['page-median'], ALL['page-median']);
  assert.deepEqual(Object.keys(merged), Object.keys(ALL));
});

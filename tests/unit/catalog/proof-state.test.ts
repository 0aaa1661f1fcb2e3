import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofView, readableDate } from '../../../src/catalog/proof-state.ts';
import { pageHash } from '../../../src/catalog/evidence-state.ts';
import type { Evidence } from '../../../src/schema/evidence.ts';
import { makeData } from '../../fixtures/entry.ts';

const page = makeData();
const evidence: Evidence = {
  page: 'git/example',
  level: 'proven',
  tool: { name: 'git', version: '2.39.5' },
  system: 'Debian 12',
  date: '2026-05-01',
  pageHash: pageHash(page),
  proofHash: '0'.repeat(64),
  cases: [
    {
      ...{ name: 'a case', cause: 'no-path', level: 'proven', captures: {} },
      before: [{ command: 'git status', output: 'fatal', exit: 128 }],
      after: [{ command: 'git status', output: '', exit: 0 }],
    },
  ],
  tree: { key: '0'.repeat(64), seen: {}, touches: {}, undone: [], shaken: [], deadEnds: [] },
};

test('a proven page names the tool, the system and the day', () => {
  const view = proofView(page, undefined, evidence, '2026-05-02');
  assert.equal(view.summary, 'Reproduced and fixed with git 2.39.5 on Debian 12, 1 May 2026');
  assert.equal(view.level, 'proven');
});

test('a run is old after 180 days, not on the 180th', () => {
  assert.equal(proofView(page, undefined, evidence, '2026-10-28').stale, false);
  assert.equal(proofView(page, undefined, evidence, '2026-10-29').stale, true);
});

test('a simulated page does not claim more', () => {
  const view = proofView(page, undefined, { ...evidence, level: 'simulated' }, '2026-05-02');
  assert.equal(view.level, 'simulated');
  assert.match(view.summary, /^Simulated: a local server played the documented answer, with git 2\.39\.5/);
});

test('without evidence a page is documented, exempt or not', () => {
  const exempt = {
    reason: 'paid-account',
    why: 'It needs an account.',
    source: 'https://example.com',
  } as const;
  assert.equal(proofView(page, { exempt }, undefined, '2026-05-02').level, 'documented');
  assert.deepEqual(proofView(page, { exempt }, undefined, '2026-05-02').exempt, exempt);
  assert.match(proofView(page, undefined, undefined, '2026-05-02').summary, /has not been recorded/);
});

test('dates are written out the same everywhere', () => {
  assert.equal(readableDate('2026-11-03'), '3 Nov 2026');
});

test('evidence for other bytes claims nothing', () => {
  const other = makeData({ commands: [{ id: 'x', title: 'Other', risk: 'changes', code: 'true' }] });
  assert.equal(proofView(other, undefined, evidence, '2026-05-02').level, 'documented');
});

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CaseRecord } from '../../../src/proof/case.ts';
import {
  type Finding,
  differences,
  hideSecrets,
  makeEvidence,
  pageLevelOf,
  writeEvidence,
} from '../../../src/proof/evidence-file.ts';
import { pageOf, soundPage } from './tree-page.ts';

const record: CaseRecord = {
  name: 'sample',
  cause: 'missing',
  level: 'proven',
  captures: { name: 'red' },
  before: [{ command: 'patch', output: 'patch: no such cable: red', exit: 3 }],
  after: [{ command: 'patch', output: '', exit: 0 }],
};
const page = { ...pageOf(soundPage()), proofText: 'cases: []' };
const tree = { key: '0'.repeat(64), seen: { look: [0] }, touches: {}, undone: [], shaken: [], deadEnds: [] };
const finding = {
  page,
  cases: [record],
  tool: { name: 'patch', version: '1.0' },
  system: 'Debian 12',
  date: '2026-11-23',
  tree,
};
const evidence = makeEvidence(finding);

test('another time and another hash are no difference', () => {
  const later = { ...record, before: [{ command: 'patch', output: '12:00 4f2a9c1', exit: 3 }] };
  assert.deepEqual(
    differences(evidence, makeEvidence({ ...finding, cases: [later], date: '2027-01-01' })),
    [],
  );
});

const CHANGES: [string, Partial<Finding>, RegExp][] = [
  ['page', { page: { ...page, unless: ['x'] } }, /other signatures, commands or values/],
  ['proof', { page: { ...page, proofText: 'else' } }, /another proof file/],
  ['level', { cases: [{ ...record, level: 'simulated' }] }, /recorded as proven and is simulated now/],
  ['cases', { cases: [{ ...record, name: 'other' }] }, /with the cases sample/],
  [
    'exit code',
    { cases: [{ ...record, after: [{ command: 'patch', output: '', exit: 1 }] }] },
    /exit codes 3, 0 before, 3, 1 now/,
  ],
  [
    'outcome',
    { tree: { ...tree, seen: { look: [0, 1] } } },
    /outcomes seen were .*\[0\].* and are .*\[0,1\]/,
  ],
  ['undo', { tree: { ...tree, undone: ['lay'] } }, /undos run were \[\] and are \["lay"\] now/],
];

for (const [name, change, problem] of CHANGES) {
  test(`a different ${name} is reported`, () => {
    assert.match(differences(evidence, makeEvidence({ ...finding, ...change })).join('\n'), problem);
  });
}

test('missing evidence is reported', () => {
  assert.deepEqual(differences(undefined, evidence), ['has no recorded evidence.']);
});

test('a page takes the level of its cases', () => {
  const levels = (...names: CaseRecord['level'][]) =>
    pageLevelOf(names.map((level) => ({ ...record, level })));
  assert.equal(levels('reproduced', 'proven'), 'proven');
  assert.equal(levels('reproduced'), 'reproduced');
  assert.equal(levels('proven', 'simulated'), 'simulated');
});

test('an unchanged run leaves the file alone; a new version or a refresh writes it', () => {
  const root = mkdtempSync(join(tmpdir(), 'errdex-'));
  const next = makeEvidence({ ...finding, date: '2026-12-24' });
  assert.equal(writeEvidence(root, undefined, evidence, false), true);
  assert.equal(writeEvidence(root, evidence, next, false), false);
  const read = () =>
    JSON.parse(readFileSync(join(root, 'content/evidence/linux/no-such-cable.json'), 'utf8')) as unknown;
  assert.deepEqual(read(), evidence);
  assert.equal(writeEvidence(root, evidence, next, true), true);
  assert.deepEqual(read(), next);
  assert.equal(
    writeEvidence(root, evidence, { ...next, tool: { name: 'patch', version: '2.0' } }, false),
    true,
  );
  rmSync(root, { recursive: true });
});

test('where another runner shows the same, only the key is written', () => {
  const root = mkdtempSync(join(tmpdir(), 'errdex-'));
  const key = '1'.repeat(64);
  const next = makeEvidence({ ...finding, date: '2026-12-24', tree: { ...tree, key } });
  assert.equal(writeEvidence(root, evidence, next, false), false);
  const written = readFileSync(join(root, 'content/evidence/linux/no-such-cable.json'), 'utf8');
  assert.deepEqual(JSON.parse(written), { ...evidence, tree: { ...tree, key } });
  rmSync(root, { recursive: true });
});

test('secrets are taken out of outputs, the same one alike, and the example person stays', () => {
  const token = `ghp_${'a1B2'.repeat(9)}`;
  const hidden = hideSecrets({
    ...record,
    before: [
      { command: 'git pull', output: `/home/you/work you@example.com ${token}`, exit: 1 },
      { command: 'git pull', output: `again ${token} /home/anna/x`, exit: 1 },
    ],
  });
  const [first, second] = hidden.before.map(({ output }) => output);
  assert.equal(first, '/home/you/work you@example.com <token-1>');
  assert.match(second ?? '', /^again <token-1> \/home\/<[a-z]+-1>\/x$/);
});

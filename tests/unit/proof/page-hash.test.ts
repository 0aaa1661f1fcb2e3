import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceState, pageHash, pageLevel } from '../../../src/proof/page-hash.ts';
import type { Evidence } from '../../../src/schema/evidence.ts';
import { samplePage } from './sample-page.ts';

const page = samplePage();
const hash = pageHash(page);

test('the hash stays when prose changes', () => {
  const command = page.commands[0];
  assert.ok(command);
  const commands = [{ ...command, title: 'Another title', note: 'A note.' }, ...page.commands.slice(1)];
  assert.equal(pageHash({ ...page, title: 'Another', commands } as typeof page), hash);
});

for (const [what, change] of Object.entries({
  'a signature': { signatures: [{ template: 'no such cable: {name:word}' }] },
  'a command': { commands: page.commands.map((command) => ({ ...command, code: `${command.code} ` })) },
  'an outcome': {
    commands: page.commands.map((command) => ({ ...command, outcomes: [{ output: 'other', means: 'x' }] })),
  },
  'a default': { values: { name: { label: 'Name', default: 'else' } } },
  'an exclusion': { unless: ['other tool'] },
})) {
  test(`the hash changes with ${what}`, () => assert.notEqual(pageHash({ ...page, ...change }), hash));
}

for (const [today, state] of [
  ['2026-11-23', 'current'],
  ['2027-05-22', 'current'],
  ['2027-05-23', 'stale'],
] as const) {
  test(`evidence of 2026-11-23 is ${state} on ${today}`, () => {
    assert.equal(evidenceState(page, { pageHash: hash, date: '2026-11-23' }, today), state);
  });
}

test('evidence for other bytes is void, and then the page is only documented', () => {
  const evidence = { pageHash: '0'.repeat(64), date: '2026-11-23', level: 'proven' } as Evidence;
  assert.equal(evidenceState(page, evidence, '2026-11-23'), 'void');
  assert.equal(pageLevel(page, evidence, '2026-11-23'), 'documented');
  assert.equal(pageLevel(page, { ...evidence, pageHash: hash }, '2026-11-23'), 'proven');
  assert.equal(pageLevel(page, undefined, '2026-11-23'), 'documented');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceState, pageHash } from '../../../src/catalog/evidence-state.ts';
import { samplePage } from '../proof/sample-page.ts';

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

test('evidence for other bytes is void', () => {
  const evidence = { pageHash: '0'.repeat(64), date: '2026-11-23' };
  assert.equal(evidenceState(page, evidence, '2026-11-23'), 'void');
});

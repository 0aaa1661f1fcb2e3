import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceState, pageHash } from '../../../src/catalog/evidence-state.ts';
import { pageOf, soundPage } from '../proof/tree-page.ts';

const page = pageOf(soundPage());
const hash = pageHash(page);

test('the hash stays when prose changes', () => {
  const command = page.commands[0];
  assert.ok(command);
  const commands = [{ ...command, title: 'Another title', note: 'A note.' }, ...page.commands.slice(1)];
  const causes = page.causes.map((cause) => ({ ...cause, cause: 'Another sentence.', sign: 'A sign.' }));
  const quickFix = { ...page.quickFix, text: 'Another text.' };
  const rewritten = { ...page, title: 'Another', commands, causes, quickFix };
  assert.equal(pageHash(rewritten), hash);
});

for (const [what, change] of Object.entries({
  'a signature': { signatures: [{ template: 'no such cable: {name:word}' }] },
  'a command': { commands: page.commands.map((command) => ({ ...command, code: `${command.code} ` })) },
  'an outcome': {
    commands: page.commands.map((command) => ({ ...command, outcomes: [{ output: 'other', means: 'x' }] })),
  },
  'what an outcome says': {
    commands: page.commands.map((command) => ({
      ...command,
      outcomes: command.outcomes?.map((outcome) => ({ ...outcome, next: 'look' })),
    })),
  },
  'a risk': { commands: page.commands.map((command) => ({ ...command, risk: 'destroys' as const })) },
  'an undo': { commands: page.commands.map((command) => ({ ...command, undo: { code: 'true' } })) },
  'where it begins': { quickFix: { text: page.quickFix.text, check: 'look' } },
  'a fix': { causes: page.causes.map((cause) => ({ ...cause, fix: ['lay'] })) },
  'a hand': { causes: page.causes.map((cause) => ({ ...cause, byHand: 'Lay it.' })) },
  'a dead end': { deadEnds: [{ what: 'Waiting', why: 'It stays.', code: 'sleep 1' }] },
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerCommands, answerOf } from '../../../src/catalog/answer-command.ts';
import type { CommandView, ErrorView } from '../../../src/catalog/views.ts';

const commands = ['look', 'cure', 'other'].map((id) => ({ id }) as CommandView);
type Tree = NonNullable<ErrorView['tree']>;

function tree(quickFix: Tree['quickFix'], fix?: string[]): Tree {
  return {
    quickFix,
    causes: [{ id: 'usual', cause: 'It is usual.', ...(fix ? { fix } : { byHand: 'Do it.' }), fixLinks: [] }],
    deadEnds: [],
  };
}

const idsOf = (view: Parameters<typeof answerCommands>[0]) => answerCommands(view).map(({ id }) => id);

test('a quick fix that is a command is the whole answer', () => {
  assert.deepEqual(idsOf({ commands, tree: tree({ command: 'cure', check: 'look' }, ['cure']) }), ['cure']);
});

test('a first look is followed by the cure of the usual cause', () => {
  const view = { commands, tree: tree({ check: 'look' }, ['cure', 'other']) };
  assert.deepEqual(idsOf(view), ['look', 'cure']);
  assert.equal(answerOf(view).usual?.cause, 'It is usual.');
});

test('a cure by hand or on another page leaves the look alone', () => {
  assert.deepEqual(idsOf({ commands, tree: tree({ check: 'look' }) }), ['look']);
  assert.deepEqual(idsOf({ commands, tree: tree({ check: 'look' }, ['git/other']) }), ['look']);
});

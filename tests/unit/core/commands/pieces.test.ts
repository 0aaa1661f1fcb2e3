import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillCommand, fillText } from '../../../../src/core/commands/fill.ts';
import { piecesOf, type Piece } from '../../../../src/core/commands/pieces.ts';

const textOf = (pieces: Piece[]) => pieces.map(({ text }) => text).join('');
const templateOf = (pieces: Piece[]) =>
  pieces.map(({ text, hole }) => (hole === undefined ? text : `{{${hole}}}`)).join('');

test('a hole is a piece with its word, as the shell needs it', () => {
  const values = { port: '3000', path: "it's" };
  assert.deepEqual(
    piecesOf('kill {{port}} && rm {{path}}{{port}}', (text) => fillCommand(text, values, 'bash')),
    [
      { text: 'kill ' },
      { text: '3000', hole: 'port' },
      { text: ' && rm ' },
      { text: "'it'\\''s'", hole: 'path' },
      { text: '3000', hole: 'port' },
    ],
  );
});

test('what only looks like a hole is text', () => {
  const text = 'echo ${{x}} {{.Field}}';
  assert.deepEqual(
    piecesOf(text, (part) => part),
    [{ text }],
  );
  assert.deepEqual(
    piecesOf('', (part) => part),
    [],
  );
});

test('the pieces joined are the command, and with their names the template', () => {
  const literal = fc.string({ unit: fc.constantFrom('a', ' ', '$', '~', '"', "'", '\n', '{', '7', '🦊') });
  const name = fc.constantFrom('a', 'path', 'port2');
  const template = fc
    .array(fc.tuple(literal, name), { maxLength: 4 })
    .chain((parts) =>
      literal.map((end) => `${parts.map(([text, hole]) => `${text}{{${hole}}}`).join('')}${end}`),
    );
  const value = fc.string({ unit: fc.constantFrom('b', ' ', "'", '1', '🦊') });
  fc.assert(
    fc.property(template, value, value, fc.boolean(), (text, path, port2, isFile) => {
      const values = { a: 'x', path, port2 };
      const fill = (part: string) => (isFile ? fillText(part, values) : fillCommand(part, values, 'bash'));
      const pieces = piecesOf(text, fill);
      assert.equal(textOf(pieces), fill(text));
      assert.equal(templateOf(pieces), text);
    }),
    { numRuns: 5_000 },
  );
});

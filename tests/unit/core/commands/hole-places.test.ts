import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillCommand, fillText } from '../../../../src/core/commands/fill.ts';
import { holePlaces, restoreHoles } from '../../../../src/core/commands/hole-places.ts';

test('a place is what stands before the hole, its name and its length', () => {
  const values = { port: '3000', path: "it's" };
  const fill = (template: string) => fillCommand(template, values, 'bash');
  const template = 'kill {{port}} && rm {{path}} {{port}}';
  assert.equal(fill(template), "kill 3000 && rm 'it'\\''s' 3000");
  assert.equal(holePlaces(template, fill), '5 port 4 7 path 9 1 port 4');
});

test('a text without holes has no places, and stays as it is', () => {
  assert.equal(
    holePlaces('echo ${{x}} {{.Field}}', (text) => text),
    '',
  );
  assert.equal(restoreHoles('1 a 2 {{x}}', ''), '1 a 2 {{x}}');
});

test('every template comes back from its filled text', () => {
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
      assert.equal(restoreHoles(fill(text), holePlaces(text, fill)), text);
    }),
    { numRuns: 5_000 },
  );
});

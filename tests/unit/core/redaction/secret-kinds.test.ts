import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../../../../src/core/redaction/redact.ts';
import { SECRET_KINDS } from '../../../../src/core/redaction/secret-kinds.ts';
import { SECRET_PLACES } from '../../../../src/core/redaction/secret-places.ts';
import { createRandom } from '../random.ts';
import { makeSecret, type SamplePiece } from '../secret-samples.ts';

const ROUNDS = 20;

/** How often the pattern, as a whole word, finds all of the secret's random pieces. */
function countFound(pattern: string, secrets: SamplePiece[][]): number {
  const whole = new RegExp(`(?<![A-Za-z0-9_])(?:${pattern})(?![A-Za-z0-9])`);
  return secrets.filter((pieces) => {
    const [found = ''] = whole.exec(pieces.map(({ text }) => text).join('')) ?? [];
    return pieces.every(({ text, isRandom }) => !isRandom || found.includes(text));
  }).length;
}

/** The secret with one of its fixed pieces begun otherwise. */
function breakAt(pieces: SamplePiece[], index: number): SamplePiece[] {
  return pieces.map((piece, at) => (at === index ? { ...piece, text: `é${piece.text.slice(1)}` } : piece));
}

/** What is wrong with a row of the table. */
function faultsOf({ pattern, sample }: { pattern: string; sample: string }): string[] {
  const random = createRandom(2026);
  const secrets = Array.from({ length: ROUNDS }, () => makeSecret(sample, random));
  const fixed = (secrets[0] as SamplePiece[]).flatMap(({ isRandom }, index) => (isRandom ? [] : [index]));
  const cut = secrets.map((pieces) =>
    pieces.map((piece) => (piece.isRandom ? { ...piece, text: piece.text.slice(0, 2) } : piece)),
  );
  return [
    ...(countFound(pattern, secrets) < ROUNDS ? ['its sample is not found'] : []),
    ...(countFound(pattern, cut) > 0 ? ['a sample cut short is found'] : []),
    ...(fixed.length === 0 ? ['its sample has nothing of its own'] : []),
    ...fixed.flatMap((index) =>
      countFound(
        pattern,
        secrets.map((pieces) => breakAt(pieces, index)),
      ) > 0
        ? [`its sample is found without “${secrets[0]?.[index]?.text}”`]
        : [],
    ),
  ];
}

for (const row of SECRET_KINDS) {
  test(`${row.name}: ${row.sample} is found, and lost when it is broken`, () => {
    assert.deepEqual(faultsOf(row), []);
    const text = makeSecret(row.sample, createRandom(7))
      .map((piece) => piece.text)
      .join('');
    assert.ok(redact(`x ${text} y`).replaced.some(({ kind }) => kind === row.name));
  });
}

for (const { kind, sample } of SECRET_PLACES) {
  test(`${kind}: ${sample} is found by its place`, () => {
    const pieces = makeSecret(sample, createRandom(7));
    const { text, replaced } = redact(pieces.map((piece) => piece.text).join(''));
    assert.ok(replaced.some((one) => one.kind === kind));
    const long = pieces.filter((piece) => piece.isRandom && piece.text.length > 5);
    assert.deepEqual(
      long.filter((piece) => text.includes(piece.text)),
      [],
    );
  });
}

test('rows that find too little or too much are rejected', () => {
  assert.deepEqual(faultsOf({ pattern: 'abc-[0-9]{20}', sample: 'abc-{20 an}' }), [
    'its sample is not found',
  ]);
  assert.deepEqual(faultsOf({ pattern: 'abc-[0-9a-z]+', sample: 'abc-{20 lower}' }), [
    'a sample cut short is found',
  ]);
  assert.deepEqual(faultsOf({ pattern: '[a-zé]{2}-[0-9a-z]{20}', sample: 'ab-{20 lower}' }), [
    'its sample is found without “ab-”',
  ]);
  assert.deepEqual(faultsOf({ pattern: '[0-9a-z]{20}', sample: '{20 lower}' }), [
    'its sample has nothing of its own',
  ]);
});

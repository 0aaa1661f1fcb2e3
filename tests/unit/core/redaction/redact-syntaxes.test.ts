import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../../../../src/core/redaction/redact.ts';
import { createRandom } from '../random.ts';
import { makeSecret } from '../secret-samples.ts';
import { HARMLESS } from './harmless.ts';
import { findLeak } from './leaks.ts';
import { PASTES } from './pastes.ts';
import { NAMES, SYNTAXES } from './secret-syntaxes.ts';
import { makeValues } from './secret-values.ts';

const random = createRandom(2026);
const missed: string[] = [];
const unstable: string[] = [];
const kinds = new Set<string>();
let count = 0;
for (const { name, write, encode = String, takes = /^\S+$/ } of SYNTAXES) {
  for (const { kind, value, secrets } of makeValues(random)) {
    if (!takes.test(value)) continue;
    const words = NAMES[random() % NAMES.length] as string[];
    const text = write(words, encode(value));
    const frame = write(words, '');
    const clean = redact(text).text;
    const encoded = encode === String ? secrets : secrets.map(encode);
    const leak = findLeak(clean, [...secrets, ...encoded], frame);
    kinds.add(kind);
    count++;
    const shown = `${name} × ${kind}: ${JSON.stringify(text)} → ${JSON.stringify(clean)}`;
    if (leak) missed.push(`${shown} leaves ${leak}`);
    if (redact(clean).text !== clean || clean.split('\n').length !== text.split('\n').length)
      unstable.push(shown);
  }
}

test('finds at least 99 % of secrets of 90 kinds in 60 syntaxes, each kind in each', () => {
  assert.ok(count >= 2000 && kinds.size >= 90 && SYNTAXES.length >= 60, `${count} of ${kinds.size}`);
  assert.ok(missed.length <= count / 100, `${missed.length} of ${count}:\n${missed.join('\n')}`);
});

test('a second run changes nothing, and lines stay lines', () => assert.deepEqual(unstable, []));

test('finds at least 98 % of the secrets in lines that people paste', () => {
  const left = [1, 2, 3].flatMap((seed) =>
    PASTES.flatMap((sample) => {
      const pieces = makeSecret(sample, createRandom(seed));
      const made = pieces.filter(({ isRandom }) => isRandom).map(({ text }) => text);
      const frame = pieces.filter(({ isRandom }) => !isRandom).map(({ text }) => text);
      const text = pieces.map((piece) => piece.text).join('');
      return findLeak(redact(text).text, made, frame.join('\n')) ? [text] : [];
    }),
  );
  assert.ok(PASTES.length >= 100 && left.length <= (PASTES.length * 3) / 50, left.join('\n'));
});

test('leaves what stands for a secret, and sentences about one', () => {
  assert.deepEqual(
    HARMLESS.filter((line) => redact(line).text !== line),
    [],
  );
});

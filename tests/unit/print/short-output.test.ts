import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortOutput } from '../../../src/print/short-output.ts';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_line, index) => `line ${from + index}`);

test('an output of up to 13 lines is shown whole, without the break at its end', () => {
  for (const count of [0, 1, 12, 13]) {
    const text = numbered(1, count).join('\n');
    assert.equal(shortOutput(`${text}\n`), text);
  }
});

test('of a longer one the first 8 and the last 4 lines are shown, and how many are not', () => {
  assert.deepEqual(shortOutput(`${numbered(1, 600).join('\n')}\n`).split('\n'), [
    ...numbered(1, 8),
    '… 588 lines not shown',
    ...numbered(597, 600),
  ]);
});

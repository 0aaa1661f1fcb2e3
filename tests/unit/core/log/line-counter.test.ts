import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLineCounter } from '../../../../src/core/log/line-counter.ts';

const LOG = 'one\ntwo\n\nfour';

test('an offset’s line is found, in order and out of order', () => {
  const lineOf = createLineCounter(LOG);
  const cases = [
    [0, 1],
    [4, 2],
    [9, 4],
    [8, 3],
    [2, 1],
    [12, 4],
  ] as const;
  for (const [offset, line] of cases) assert.equal(lineOf(offset), line, `offset ${offset}`);
});

test('a log without line ends has one line', () => {
  assert.equal(createLineCounter('word')(3), 1);
});

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

test('lines are counted in long logs too', () => {
  const log = Array.from({ length: 3000 }, (_line, index) => 'x'.repeat((index * 7) % 20)).join('\n');
  const lineOf = createLineCounter(log);
  for (const offset of [20_000, 0, 1, 4097, log.length - 1, 12_288])
    assert.equal(lineOf(offset), log.slice(0, offset).split('\n').length, `offset ${offset}`);
});

test('many questions in a bad order take no more than their share', () => {
  const log = 'some line of a log\n'.repeat(100_000);
  const lineOf = createLineCounter(log);
  const before = process.cpuUsage();
  for (let count = 0; count < 2000; count++) lineOf(count % 2 ? log.length - count : count);
  const { user, system } = process.cpuUsage(before);
  // Counting from the beginning again each time takes seconds.
  assert.ok((user + system) / 1000 < 500, `${(user + system) / 1000} ms`);
});

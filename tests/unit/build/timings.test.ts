import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTime, areTimingsWanted, timed, timingsTable } from '../../../src/build/timings.ts';

test('steps are timed in the order in which they began, a failed one too', async () => {
  assert.equal(await timed('one', () => 7), 7);
  await assert.rejects(timed('other step', () => Promise.reject(new Error('x'))));
  addTime('one', 2000);
  assert.match(timingsTable(), /^one {9} +2\.0\d s\nother step +0\.0\d s$/);
});

test('timings are printed only when asked for', () => {
  assert.equal(areTimingsWanted(['astro', 'build']), false);
  assert.equal(areTimingsWanted(['astro', 'build', '--timings']), true);
});

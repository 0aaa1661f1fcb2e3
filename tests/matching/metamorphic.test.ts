import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Sample } from './samples.ts';
import { faultOf, runAlone, runInPairs, samples, shareOf, type Runs } from './shape-runs.ts';
import { TRANSFORMATIONS } from './transformations.ts';

/** Part of all runs that must find their page and its values. */
const LEAST = 0.995;

function assertShare(made: Runs, least: number): string {
  const share = `${(100 * shareOf(made)).toFixed(2)} % of ${made.runs}`;
  const shown = made.faults.slice(0, 20).join('\n');
  assert.ok(shareOf(made) >= least, `${share}, not ${100 * least} %:\n${shown}`);
  return share;
}

describe('every signature, written out', () => {
  test('finds its page and its values', () => {
    assert.deepEqual(
      samples.flatMap((sample) => {
        const fault = faultOf(sample, sample.text);
        return fault ? [`${sample.page}: ${fault} in ${JSON.stringify(sample.text)}`] : [];
      }),
      [],
    );
  });

  test(`does so in ${TRANSFORMATIONS.length} shapes of logs`, (context) =>
    context.diagnostic(assertShare(runAlone(), LEAST)));

  test('does so in pairs of them', (context) => context.diagnostic(assertShare(runInPairs(), LEAST)));
});

test('a matcher that misses, takes another page or other values is noticed', () => {
  const [sample] = samples as [Sample];
  const other = samples.find(({ page }) => page !== sample.page) as Sample;
  assert.equal(faultOf(sample, 'all is well'), 'nothing is first');
  assert.equal(faultOf(sample, other.text), `${other.page} is first`);
  assert.match(faultOf({ ...sample, captures: { x: 'y' } }, sample.text), /^\{x\} is undefined, not "y"$/);
  assert.throws(
    () => assertShare({ runs: 100, faults: ['a', 'b'] }, 0.99),
    /98\.00 % of 100, not 99 %:\na\nb/,
  );
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mergeCaptures } from '../../src/core/matching/captures.ts';
import { matchLog } from '../../src/core/matching/match.ts';
import { makeSamples, type Sample } from './samples.ts';
import { entries, matcher } from './site-matcher.ts';
import { TRANSFORMATIONS } from './transformations.ts';

/** Parts of all runs that must find their page and its values. */
const ALONE = 0.995;
const IN_PAIRS = 0.98;
/** Of all pairs with all samples, each so many-th is run; a prime, so that every pair and every sample has its turns. */
const EVERY = 97;

const samples = makeSamples(entries);

/** Why the text does not lead to the sample's page with its values; empty when it does. */
function faultOf({ page, captures }: Sample, text: string): string {
  const [first] = matchLog(matcher, text);
  if (first?.id !== page) return `${first?.id ?? 'nothing'} is first`;
  const found = mergeCaptures(first.places);
  const [name] = Object.keys(captures).filter((each) => found[each] !== captures[each]);
  return name ? `{${name}} is ${JSON.stringify(found[name])}, not ${JSON.stringify(captures[name])}` : '';
}

function assertShare(runs: number, faults: string[], least: number): void {
  const share = 1 - faults.length / runs;
  const shown = faults.slice(0, 20).join('\n');
  assert.ok(share >= least, `${(100 * share).toFixed(2)} % of ${runs}, not ${100 * least} %:\n${shown}`);
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

  test(`does so in ${TRANSFORMATIONS.length} shapes of logs`, (context) => {
    const faults: string[] = [];
    for (const { name, apply } of TRANSFORMATIONS) {
      for (const sample of samples) {
        const fault = faultOf(sample, apply(sample.text));
        if (fault) faults.push(`${name}: ${sample.page}: ${fault}`);
      }
    }
    const runs = TRANSFORMATIONS.length * samples.length;
    context.diagnostic(`${(100 * (1 - faults.length / runs)).toFixed(2)} % of ${runs}`);
    assertShare(runs, faults, ALONE);
  });

  test('does so in pairs of them', (context) => {
    const faults: string[] = [];
    let count = 0;
    for (const first of TRANSFORMATIONS) {
      for (const second of TRANSFORMATIONS) {
        if (first === second) continue;
        for (const sample of samples) {
          if (count++ % EVERY) continue;
          const fault = faultOf(sample, second.apply(first.apply(sample.text)));
          if (fault) faults.push(`${first.name}, then ${second.name}: ${sample.page}: ${fault}`);
        }
      }
    }
    const runs = Math.ceil(count / EVERY);
    context.diagnostic(`${(100 * (1 - faults.length / runs)).toFixed(2)} % of ${runs}`);
    assertShare(runs, faults, IN_PAIRS);
  });
});

test('a matcher that misses, takes another page or other values is noticed', () => {
  const [sample] = samples as [Sample];
  const other = samples.find(({ page }) => page !== sample.page) as Sample;
  assert.equal(faultOf(sample, 'all is well'), 'nothing is first');
  assert.equal(faultOf(sample, other.text), `${other.page} is first`);
  assert.match(faultOf({ ...sample, captures: { x: 'y' } }, sample.text), /^\{x\} is undefined, not "y"$/);
  assert.throws(() => assertShare(100, ['a', 'b'], 0.99), /98\.00 % of 100, not 99 %:\na\nb/);
});

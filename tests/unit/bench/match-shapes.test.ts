import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLog } from '../../../bench/match-corpus.ts';
import { SHAPES } from '../../../bench/match-shapes.ts';
import { diagnose } from '../../../src/core/diagnosis/diagnosis.ts';
import { createMatcher } from '../../../src/core/matching/match.ts';
import { redact } from '../../../src/core/redaction/redact.ts';

const SMALL = 20_000;
const TIMES = 8;
/** Linear work takes 8 times as long on 8 times as much, quadratic work 64 times. */
const MOST_GROWTH = 25;
/** What redaction may take at most, in comparison with a usual log of the same size. */
const MOST_COST = 15;
/** Less than this is noise. */
const LEAST_MS = 30;

type Run = (log: string) => unknown;

/** The least processor time of three runs in milliseconds, or of up to nine until one is within `limit`: a busy machine only ever adds. */
function measure(run: () => unknown, limit = Infinity): number {
  let least = Infinity;
  for (let runs = 0; runs < 3 || (least > limit && runs < 9); runs++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Why the work on a shape grows too fast, or undefined. */
function growthFault(run: Run, make: (size: number) => string): string | undefined {
  const [small, large] = [make(SMALL), make(SMALL * TIMES)] as const;
  let after = measure(() => run(large));
  if (after < LEAST_MS) return undefined;
  const before = measure(() => run(small));
  const limit = before * MOST_GROWTH;
  if (after > limit) after = measure(() => run(large), limit);
  return after > limit ? `${before.toFixed(1)} → ${after.toFixed(1)} ms` : undefined;
}

const usualLog = makeLog(SMALL * TIMES, [], 1000);
const usual = measure(() => redact(usualLog));

/** Why the work on a shape costs too much beside the redaction of a usual log, or undefined. */
function costFault(run: Run, make: (size: number) => string): string | undefined {
  const large = make(SMALL * TIMES);
  const cost = measure(() => run(large), usual * MOST_COST);
  return cost > usual * MOST_COST ? `${cost.toFixed(1)} ms, ${usual.toFixed(1)} for a usual log` : undefined;
}

const matcher = createMatcher([
  { id: 'a/b', title: 'A', signatures: [{ template: "error: pathspec '{path}' did not match any file(s)" }] },
  {
    id: 'a/c',
    title: 'B',
    signatures: [{ template: 'listen EADDRINUSE: address already in use {address}' }],
  },
]);

for (const [name, make] of SHAPES) {
  test(`the work on ${name} is linear and cheap`, () => {
    assert.equal(
      growthFault((log) => diagnose(matcher, log), make),
      undefined,
    );
    assert.equal(costFault(redact, make), undefined);
  });
}

test('work that grows too fast, or costs too much, is rejected', () => {
  const dashes = (size: number) => 'ab-'.repeat(size / 3);
  assert.match(growthFault((log) => /[\w-]+\.eyJ/.test(log.slice(0, log.length / 16)), dashes) ?? '', / → /);
  const tokens = (size: number) => 'eyJ-eyJ-'.repeat(size / 8);
  const backtracks: Run = (log) => /(?<![A-Za-z0-9_])eyJ[\w-]{8,3000}\.eyJ/.test(log) || redact(log);
  assert.match(costFault(backtracks, tokens) ?? '', / for a usual log$/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTests, describeOutcomes, describeTotal } from '../../../../scripts/testing/report.ts';
import type { Outcome } from '../../../../scripts/testing/step.ts';

const outcome = (name: string, ok: boolean, output?: string): Outcome => ({
  step: { name, checks: '', command: '', ...(output !== undefined && { counts: true }), needs: ['build'] },
  run: { ok, output: output ?? '', seconds: 1.25 },
});

const NODE = 'ℹ tests 5\nℹ pass 3\nℹ fail 2\n';
const PLAYWRIGHT = '  2 failed\n    [chromium] › a.spec.ts\n  1 flaky\n  40 passed (1.2m)\n';
const COUNTED: [what: string, outcome: Outcome, passed: number, failed: number][] = [
  ['node:test', outcome('unit', false, NODE), 3, 2],
  ['node:test in TAP', outcome('unit', true, '# pass 7\n# fail 0\n'), 7, 0],
  ['Playwright', outcome('browser', false, PLAYWRIGHT), 40, 2],
  ['a step that found no test', outcome('unit', true, 'ℹ pass 0\nℹ fail 0\n'), 0, 1],
  ['a step that says nothing', outcome('unit', true, ''), 0, 1],
  ['a step whose tests pass and that fails', outcome('core', false, 'ℹ pass 3\nℹ fail 0\n'), 3, 1],
  ['a number within a line', outcome('unit', true, 'we saw 9 passed\nℹ pass 2\n'), 2, 0],
  ['a command that ends well', outcome('lint', true), 1, 0],
  ['a command that does not', outcome('lint', false), 0, 1],
  ['a step that was not run', { step: outcome('site', true).step }, 0, 1],
];
for (const [what, given, passed, failed] of COUNTED)
  test(`counted: ${what}`, () => assert.deepEqual(countTests(given), { passed, failed }));

test('the table has a line for each step, the total stands alone', () => {
  const outcomes = COUNTED.map(([, given]) => given);
  assert.equal(
    describeOutcomes(
      [outcomes[0], outcomes[3], outcomes[7], outcomes[9]].filter((row) => row !== undefined),
      10,
    ),
    [
      'step  seconds  result',
      'unit      1.3  3 passed, 2 failed',
      'unit      1.3  failed: no test was found',
      'lint      1.3  passed',
      'site           not run: it needs build',
      'all      10.0  some of them side by side',
    ].join('\n'),
  );
  assert.equal(describeTotal(outcomes), '56 passed, 9 failed');
});

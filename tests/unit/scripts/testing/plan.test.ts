import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planSteps, UnknownStep } from '../../../../scripts/testing/plan.ts';
import type { Step } from '../../../../scripts/testing/step.ts';

const step = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  checks: '',
  command: 'true',
  ...more,
});
const STEPS = [
  step('lint'),
  step('build'),
  step('site', { needs: ['build'], after: ['lint'] }),
  step('patient', { slow: true }),
];
const namesOf = (steps: Step[]) => steps.map(({ name }) => name);

test('without a name all steps run, the slow ones when they are asked for', () => {
  assert.deepEqual(namesOf(planSteps(STEPS, [], false)), ['lint', 'build', 'site']);
  assert.deepEqual(namesOf(planSteps(STEPS, [], true)), ['lint', 'build', 'site', 'patient']);
});

test('named steps run in their order, each after what it needs, none twice', () => {
  assert.deepEqual(namesOf(planSteps(STEPS, ['lint'], false)), ['lint']);
  assert.deepEqual(namesOf(planSteps(STEPS, ['patient', 'site', 'lint', 'build', 'site'], false)), [
    ...['patient', 'build', 'site', 'lint'],
  ]);
});

test('a name that no step has is refused with the nearest one', () => {
  assert.throws(
    () => planSteps(STEPS, ['lint', 'sites'], false),
    (error) =>
      error instanceof UnknownStep && /`sites` is no step.*Did you mean `site`\?/.test(error.message),
  );
});

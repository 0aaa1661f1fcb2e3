import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { runSteps } from '../../../../scripts/testing/schedule.ts';
import type { Step } from '../../../../scripts/testing/step.ts';

const step = (name: string, more: Partial<Step> = {}): Step => ({ name, checks: '', command: '', ...more });

/** Runs steps that take `turns` of the event loop; returns what happened, and how each step ended. */
async function follow(
  steps: Step[],
  lanes: number,
  failing: string[] = [],
  turns: Record<string, number> = {},
) {
  const events: string[] = [];
  const run = async ({ name }: Step) => {
    events.push(`+${name}`);
    for (let number = turns[name] ?? 1; number > 0; number -= 1) await turn();
    return { ok: !failing.includes(name), output: '', seconds: 0 };
  };
  const outcomes = await runSteps(steps, lanes, run, ({ step: { name } }) => events.push(`-${name}`));
  const ends = outcomes.map(({ step: { name }, run }) => `${name} ${run ? run.ok : 'not run'}`);
  return { events: events.join(' '), ends };
}

test('as many steps run side by side as there are lanes, in their order', async () => {
  const steps = ['a', 'b', 'c'].map((name) => step(name));
  assert.equal((await follow(steps, 1)).events, '+a -a +b -b +c -c');
  assert.equal((await follow(steps, 2, [], { a: 9 })).events, '+a +b -b +c -c -a');
});

test('a step waits for what it needs and comes after, and others pass it', async () => {
  const steps = [
    step('site', { needs: ['build'] }),
    step('lint', { after: ['types'] }),
    step('build'),
    step('types'),
  ];
  const { events, ends } = await follow(steps, 2, [], { types: 9 });
  assert.equal(events, '+build +types -build +site -site -types +lint -lint');
  assert.deepEqual(ends, ['site true', 'lint true', 'build true', 'types true']);
});

test('what comes after a step that does not run waits for nobody', async () => {
  assert.equal((await follow([step('lint', { after: ['types'] })], 2)).events, '+lint -lint');
});

test('a step that wants to be alone comes when all others have ended, with nothing beside it', async () => {
  const steps = [
    step('clock', { alone: true }),
    step('a'),
    step('last', { alone: true }),
    step('b', { after: ['a'] }),
  ];
  assert.equal((await follow(steps, 3)).events, '+a -a +b -b +clock -clock +last -last');
});

test('what needs a step that failed is not run, nor what needs that; what only comes after it is', async () => {
  const steps = [
    ...[step('build'), step('site', { needs: ['build'] }), step('deep', { needs: ['site'] })],
    ...[step('clock', { needs: ['build'], alone: true }), step('lint', { after: ['build'] })],
  ];
  const { events, ends } = await follow(steps, 2, ['build']);
  assert.equal(events, '+build -build -site -deep -clock +lint -lint');
  assert.deepEqual(ends, ['build false', 'site not run', 'deep not run', 'clock not run', 'lint true']);
});

test('steps that wait for each other are named', async () => {
  const steps = [step('a', { after: ['b'] }), step('b', { after: ['a'] }), step('c')];
  await assert.rejects(follow(steps, 2), /^Error: a, b wait for each other\.$/);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { planSteps } from '../../../../scripts/testing/plan.ts';
import { STEPS } from '../../../../scripts/testing/steps.ts';

/** Runs `npm test` as it is after its set-up. */
function call(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test.ts', ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('no two steps have one name, and what a step waits for is a step', () => {
  const names = STEPS.map(({ name }) => name);
  assert.deepEqual([...new Set(names)], names);
  const awaited = STEPS.flatMap(({ needs = [], after = [] }) => [...needs, ...after]);
  assert.deepEqual(
    awaited.filter((name) => !names.includes(name)),
    [],
  );
});

test('`npm run check` runs steps of `npm test`', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const [program, ...names] = scripts['check']?.split(' ').slice(1) ?? [];
  assert.equal(program, 'scripts/test.ts');
  assert.deepEqual(names.toSorted(), ['core-types', 'format', 'lint', 'types', 'unused']);
  assert.equal(planSteps(STEPS, names, false).length, names.length);
});

test('--help names every step', () => {
  const { status, stdout } = call('--help');
  assert.equal(status, 0);
  assert.deepEqual(
    STEPS.filter(({ name }) => !stdout.includes(`\n  ${name} `)),
    [],
  );
});

for (const [words, says] of [
  [['lnt'], /^`lnt` is no step of the tests\. Did you mean `lint`\?/],
  [['--al'], /--al/],
] as const)
  test(`${words.join(' ')} is refused with a sentence and code 2`, () => {
    const { status, stdout, stderr } = call(...words);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

test('a step by its name runs alone, and the last line says what came of it', () => {
  const { status, stdout } = call('core-types');
  assert.equal(status, 0);
  assert.match(stdout, /^== core-types: tsc -p src\/core$/m);
  assert.match(stdout, /\n1 passed, 0 failed\n$/);
  assert.equal(stdout.match(/^== /gm)?.length, 1);
});

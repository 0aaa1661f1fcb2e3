import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutSamples } from '../../../src/build/drop-samples.ts';

test('samples go, names and patterns stay', () => {
  const table = String.raw`const KINDS: { name: string; sample: string }[] = [
  { name: 'a', pattern: 'a-\\w', sample: 'a-{3 w}' },
  {
    name: 'b',
    pattern: 'b',
    sample: 'b\'s',
  },
];`;
  assert.equal(
    withoutSamples(table),
    String.raw`const KINDS: { name: string; sample: string }[] = [
  { name: 'a', pattern: 'a-\\w' },
  {
    name: 'b',
    pattern: 'b',
  },
];`,
  );
});

test('a table whose samples are written otherwise is rejected', () => {
  assert.throws(() => withoutSamples("{ name: 'a', pattern: 'a' }"), /were not understood/);
  assert.throws(() => withoutSamples("{ sample: 'a' }, { sample: `b` }"), /were not understood/);
});

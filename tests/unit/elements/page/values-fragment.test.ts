import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valuesFragment, valuesOf } from '../../../../src/elements/page/values-fragment.ts';

test('values come back from the fragment that carries them', () => {
  const values = { port: '80', path: '/a b&c=d#e' };
  assert.deepEqual([...valuesOf(valuesFragment(values))], Object.entries(values));
  assert.equal(valuesFragment({}), '');
  assert.deepEqual([...valuesOf('#commands')], []);
});

for (const name of Object.getOwnPropertyNames(Object.prototype)) {
  test(`${name} has a value only when it is given one`, () => {
    assert.equal(valuesOf('#values&port=80').get(name), null);
    assert.equal(valuesOf(`#values&${name}=80`).get(name), '80');
  });
}

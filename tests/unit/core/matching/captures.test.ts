import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandHoles, fillCommand, fillText } from '../../../../src/core/commands/fill.ts';
import { diagnose } from '../../../../src/core/diagnosis/diagnosis.ts';
import { mergeCaptures } from '../../../../src/core/matching/captures.ts';
import { createMatcher, matchLog } from '../../../../src/core/matching/match.ts';

/** Every name that objects have from birth and a hole can have. */
const NAMES = Object.getOwnPropertyNames(Object.prototype).filter((name) =>
  /^[A-Za-z][A-Za-z0-9]*$/.test(name),
);

test('there are such names', () => assert.ok(NAMES.includes('constructor') && NAMES.includes('toString')));

for (const name of NAMES) {
  test(`a hole named ${name} is captured, passed on and filled like any other`, () => {
    const matcher = createMatcher([
      { id: 'a/b', title: 'A', signatures: [{ template: `cannot open the file '{${name}}' today` }] },
    ]);
    const log = "cannot open the file 'one' today\ncannot open the file 'two' today\n";
    const places = matchLog(matcher, log)[0]?.places ?? [];
    assert.deepEqual(
      places.map(({ captures }) => Object.entries(captures)),
      [[[name, 'one']], [[name, 'two']]],
    );
    const merged = mergeCaptures(places);
    assert.deepEqual(Object.entries(merged), [[name, 'one']]);
    const values = diagnose(matcher, log).findings[0]?.values ?? {};
    assert.deepEqual(Object.entries(values), [[name, 'one']]);
    assert.deepEqual(commandHoles(`rm {{${name}}}`), [name]);
    assert.equal(fillCommand(`rm {{${name}}}`, values, 'bash'), 'rm one');
    assert.equal(fillCommand(`rm {{${name}}}`, {}, 'bash'), `rm {{${name}}}`);
    assert.equal(fillText(`file={{${name}}}`, {}), `file={{${name}}}`);
  });
}

test('white space around a value is none of it', () => {
  const matcher = createMatcher([
    { id: 'a/b', title: 'A', signatures: [{ template: "cannot open the file '{name}' today" }] },
  ]);
  const log = "cannot open the file '  left pad  ' today";
  assert.deepEqual(matchLog(matcher, log)[0]?.places[0]?.captures, { name: 'left pad' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankHits, type Hit } from '../../../../src/core/matching/rank.ts';

function hit(
  id: string,
  weight: number,
  line: number,
  outranks?: string[],
  spans = [{ start: line * 100, end: line * 100 + 9 }],
): Hit {
  return { entry: { id, title: `Title ${id}`, signatures: [], outranks }, weight, line, spans };
}

function ranked(hits: Hit[]): [id: string, reason: string][] {
  return rankHits(hits).map((next) => [next.hit.entry.id, next.reason]);
}

test('one hit is the only known error', () => {
  assert.deepEqual(ranked([hit('a', 10, 1)]), [['a', 'It is the only known error in this log.']]);
  assert.deepEqual(ranked([]), []);
});

test('more weight comes first, and equal weight by id', () => {
  assert.deepEqual(
    ranked([hit('c', 10, 1), hit('b', 14, 1), hit('a', 10, 1)]).map(([id]) => id),
    ['b', 'a', 'c'],
  );
});

test('the order in which hits come does not matter', () => {
  const hits = [hit('a', 10, 1), hit('b', 10, 1), hit('c', 10, 1)];
  assert.deepEqual(ranked(hits), ranked(hits.toReversed()));
});

test('the first line counts for a little, not for everything', () => {
  assert.deepEqual(
    ranked([hit('late', 16, 5), hit('early', 15, 2)]).map(([id]) => id),
    ['early', 'late'],
  );
  assert.deepEqual(
    ranked([hit('late', 16, 5), hit('early', 8, 2)]).map(([id]) => id),
    ['late', 'early'],
  );
});

test('length beyond certainty hardly counts', () => {
  assert.deepEqual(
    ranked([hit('long', 30, 5), hit('early', 17, 2)]).map(([id]) => id),
    ['early', 'long'],
  );
});

test('a cause stands above its consequence and both say so', () => {
  assert.deepEqual(ranked([hit('effect', 16, 1), hit('cause', 6, 9, ['effect'])]), [
    ['cause', 'It leads to “Title effect”.'],
    ['effect', 'It follows from “Title cause”.'],
  ]);
});

test('a cause that is hardly there moves nothing', () => {
  assert.deepEqual(
    ranked([hit('effect', 16, 1), hit('cause', 2, 9, ['effect'])]).map(([id]) => id),
    ['effect', 'cause'],
  );
});

test('pages that name each other keep the order of their weight', () => {
  assert.deepEqual(
    ranked([hit('a', 9, 1, ['b']), hit('b', 12, 1, ['a'])]).map(([id]) => id),
    ['b', 'a'],
  );
});

test('reasons tell parts of other messages from what says less', () => {
  const outer = hit('outer', 16, 1, undefined, [{ start: 0, end: 50 }]);
  const inner = hit('inner', 9, 1, undefined, [{ start: 10, end: 20 }]);
  const other = hit('other', 8, 3);
  assert.deepEqual(ranked([inner, outer, other]), [
    ['outer', 'Its message says most, or comes first.'],
    ['inner', 'Its message is a part of “Title outer”.'],
    ['other', 'Its message says less, or comes later.'],
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rankHits, type Hit } from '../../../../src/core/matching/rank.ts';

function hit(
  id: string,
  weight: number,
  line: number,
  outranks?: string[],
  spans = [{ start: line * 100, end: line * 100 + 9 }],
  head = id,
): Hit {
  const last = { head, line };
  return { entry: { id, title: `Title ${id}`, signatures: [], outranks }, weight, line, spans, last };
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

test('of attempts that begin alike the last decides, unless it says much less', () => {
  const attempt = (id: string, weight: number, line: number) =>
    hit(id, weight, line, [], undefined, 'connection to');
  const order = (...hits: Hit[]) => ranked(hits).map(([id]) => id);
  assert.deepEqual(order(attempt('a', 16, 1), attempt('b', 14, 2)), ['b', 'a']);
  assert.deepEqual(order(attempt('a', 16, 1), attempt('b', 12, 2), attempt('c', 14, 2)), ['c', 'a', 'b']);
  assert.deepEqual(order(attempt('a', 16, 1), attempt('b', 8, 2)), ['a', 'b']);
  assert.deepEqual(order(attempt('a', 16, 2), attempt('b', 14, 2)), ['a', 'b']);
  assert.deepEqual(order(hit('a', 16, 1), hit('b', 14, 2)), ['a', 'b']);
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

/** The order by its definition, one choice after another among all that are left. */
function orderSlowly(hits: Hit[]): string[] {
  const scored = rankHits(hits).map(({ hit, score }) => ({ ...hit.entry, score }));
  const waiting = scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const order: string[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      (next) =>
        !waiting.some(
          (other) => other !== next && other.outranks?.includes(next.id) && other.score >= next.score * 0.25,
        ),
    );
    order.push(...waiting.splice(Math.max(0, free), 1).map(({ id }) => id));
  }
  return order;
}

test('the order is the one that choosing the best free hit again and again makes', () => {
  const ids = Array.from({ length: 9 }, (_id, index) => `page-${index}`);
  const entry = fc.tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 3 }), fc.subarray(ids));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: ids.length }), (entries) => {
      const hits = entries.map(([weight, line, effects], index) =>
        hit(ids[index] as string, weight, line, effects.slice(0, 3)),
      );
      assert.deepEqual(
        ranked(hits).map(([id]) => id),
        orderSlowly(hits),
      );
    }),
    { numRuns: 2000 },
  );
});

test('a message of several places is a part of another only when all of them are', () => {
  const outer = hit('outer', 16, 1, undefined, [
    { start: 0, end: 50 },
    { start: 100, end: 150 },
  ]);
  const places = (...starts: number[]) => starts.map((start) => ({ start, end: start + 10 }));
  const reason = (starts: number[]) =>
    ranked([outer, hit('inner', 9, 1, undefined, places(...starts))])[1]?.[1];
  assert.equal(reason([0, 40, 120]), 'Its message is a part of “Title outer”.');
  assert.equal(reason([10, 60]), 'Its message says less, or comes later.');
  assert.equal(reason([10, 145]), 'Its message says less, or comes later.');
});

/** The least processor time in milliseconds: a busy machine only ever adds. */
function measure(run: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );
}

test('ten thousand hits take no more than their share', () => {
  const make = (count: number) =>
    Array.from({ length: count }, (_hit, index) =>
      hit(`page-${index}`, 1 + ((index * 7919) % 40), index, [
        `page-${(index * 31) % count}`,
        `page-${index + 1}`,
      ]),
    );
  const hits = make(10_000);
  const time = measure(() => rankHits(hits));
  // A choice among all that are left, again and again, takes minutes.
  assert.ok(time < 1000, `${time.toFixed(0)} ms`);
});

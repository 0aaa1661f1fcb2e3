import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutIntoShards, shardSize } from '../../../../src/build/search/search-shards.ts';

const SIZE = 20;
const pages = Array.from({ length: 1000 }, (_, number) => ({ name: `page-${1000 + number}` }));
const shards = cutIntoShards(pages, SIZE);

test('every page is in one index, in order', () => {
  assert.deepEqual(shards.flat(), pages);
});

test('an index is never over one and a half times the size, and only the last is under half', () => {
  const lengths = shards.map(({ length }) => length);
  assert.ok(
    lengths.every((length) => length <= 1.5 * SIZE),
    lengths.join(' '),
  );
  assert.ok(
    lengths.slice(0, -1).every((length) => length >= SIZE / 2),
    lengths.join(' '),
  );
});

test('few pages have one index, and none has an empty one', () => {
  assert.deepEqual(cutIntoShards(pages.slice(0, 30), SIZE), [pages.slice(0, 30)]);
  assert.deepEqual(cutIntoShards([], SIZE), [[]]);
});

test('a page that comes or goes changes few indexes', () => {
  const known = new Set(shards.map((shard) => JSON.stringify(shard)));
  const changed = pages.map((_, gone) => {
    const rest = cutIntoShards(pages.toSpliced(gone, 1), SIZE);
    return rest.filter((shard) => !known.has(JSON.stringify(shard))).length;
  });
  const middle = changed.toSorted((a, b) => a - b)[500] ?? 0;
  assert.ok(middle <= 5, `half of all pages that go change ${middle} of ${shards.length} indexes or more`);
});

test('the indexes of a large site are larger, in steps', () => {
  assert.equal(shardSize(1), shardSize(1000));
  for (const count of [1000, 5000, 20_000, 100_000]) {
    assert.ok(count / shardSize(count) <= 24);
    assert.equal(Math.log2(shardSize(count) / shardSize(1)) % 1, 0);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Loader, LoaderContext } from 'astro/loaders';
import { daysAsText } from '../../../src/catalog/days-as-text.ts';

test('a moment that Astro made of a day is the day again; other moments stay what no schema takes', async () => {
  const parsed: unknown[] = [];
  const inner: Loader = {
    name: 'one entry',
    load: async (context) => {
      const data = {
        title: 'x',
        updated: new Date('2026-11-23'),
        published: new Date('2026-11-23T10:00:00Z'),
      };
      await context.parseData({ id: 'a', data });
    },
  };
  const context = { parseData: ({ data }: { data: unknown }) => Promise.resolve(parsed.push(data)) };
  await daysAsText(inner).load(context as unknown as LoaderContext);
  assert.deepEqual(parsed, [{ title: 'x', updated: '2026-11-23', published: '2026-11-23T10:00:00.000Z' }]);
});

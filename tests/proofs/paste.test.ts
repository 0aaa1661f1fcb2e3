import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPages } from '../../src/proof/page.ts';
import { pasteFaults } from '../../src/safety/page-check.ts';

test('no bash block runs, or changes, before Enter when it is pasted into a terminal', async () => {
  const { pages } = await readPages(join(import.meta.dirname, '../..'));
  assert.ok(pages.length > 0);
  assert.deepEqual(await pasteFaults(pages), []);
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { writeContent } from '../../../bench/build-sites.ts';
import { checkFolder } from '../../../src/content/check-folder.ts';
import { formatProblem } from '../../../src/content/problems.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
after(() => rmSync(folder, { recursive: true }));

test('made pages pass every rule, trees among them, and the last copy may be cut off', async () => {
  const ids = await writeContent(root, folder, 230);
  assert.equal(ids.length, 230);
  const { problems } = await checkFolder(folder, new Date());
  assert.deepEqual(problems.map(formatProblem), []);
});

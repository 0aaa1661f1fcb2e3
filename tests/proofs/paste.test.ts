import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPages } from '../../src/proof/page.ts';
import { bashBlocks } from '../../src/safety/page-safety.ts';
import { pasteAll } from '../../src/safety/paste.ts';

test('no bash block runs, or changes, before Enter when it is pasted into a terminal', async () => {
  const { pages } = await readPages(join(import.meta.dirname, '../..'));
  const blocks = pages.flatMap(bashBlocks);
  const pasted = await pasteAll(blocks.map(({ code }) => code));
  const faults = blocks.flatMap(({ name, code }, index) => {
    const { line, ran } = pasted[index] ?? { line: '', ran: true };
    return [ran && `${name}: ran`, line !== code && `${name}: became ${line}`].filter(
      (fault) => fault !== false,
    );
  });
  assert.deepEqual(faults, []);
});

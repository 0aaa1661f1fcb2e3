import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPages } from '../../src/proof/page.ts';
import { bashForms, unsafeCommands } from '../../src/safety/page-safety.ts';
import { checkShell } from '../../src/safety/shellcheck.ts';

const { pages } = await readPages(join(import.meta.dirname, '../..'));

test('every command is classified, no more dangerous than it says, and well-formed', async () => {
  const problems = await Promise.all(pages.map(unsafeCommands));
  assert.deepEqual(problems.flat(), []);
});

test('ShellCheck finds nothing in any bash block', (context) => {
  const remarks = checkShell(pages.flatMap(bashForms));
  if (!remarks && !process.env['CI']) return context.skip('shellcheck is not installed');
  assert.deepEqual(remarks, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkShell } from '../../../src/safety/shellcheck.ts';

test('ShellCheck names the block, the line and the rule', (context) => {
  const remarks = checkShell([
    { name: 'good', code: 'printf "%s\\n" "$HOME"' },
    { name: 'bad', code: 'true\nls $HOME/*.txt | grep $1' },
  ]);
  if (!remarks && !process.env['CI']) return context.skip('shellcheck is not installed');
  assert.match(remarks?.join('\n') ?? '', /^bad: line 2: SC2086 /m);
  assert.doesNotMatch(remarks?.join('\n') ?? '', /^good/m);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBox } from '../../../src/proof/scene.ts';
import { findLeaks } from '../../../src/safety/canary.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);

const LEAKING: Record<string, RegExp> = {
  'echo "$OPENAI_API_KEY"': /prints a secret \(plain\)/,
  'printf %s "$OPENAI_API_KEY" | cut -c1-20': /prints a secret/,
  'printf %s "$GITHUB_TOKEN" | base64': /prints a secret/,
  'cat .env': /prints a secret/,
  'cat ~/.netrc >copy.txt': /writes a secret to \/home\/you\/work\/copy\.txt/,
  '/bin/true "$NPM_TOKEN"': /as an argument \(plain\)/,
};
const HARMLESS = [
  '[ -n "$OPENAI_API_KEY" ] && echo set',
  'printf %s "$OPENAI_API_KEY" | wc -c',
  'grep -l TOKEN .env',
  'ls -la ~',
];

test('the canary finds what comes out', { skip }, async (context) => {
  for (const [code, leak] of Object.entries(LEAKING)) {
    await context.test(code, async () => {
      const sandbox = await openBox('you', ['strace'], 60);
      assert.match((await findLeaks(sandbox, code)).join('\n'), leak);
      await sandbox.close();
    });
  }
});

test('the canary is silent about what only looks', { skip }, async (context) => {
  for (const code of HARMLESS) {
    await context.test(code, async () => {
      const sandbox = await openBox('you', ['strace'], 60);
      assert.deepEqual(await findLeaks(sandbox, code), []);
      await sandbox.close();
    });
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasteAll } from '../../../src/safety/paste.ts';

const LINES = ['echo one\necho two', "printf 'a\tb' # ü €", 'true'];

test('a bracketed paste stays on the line as it is', async () => {
  assert.deepEqual(
    await pasteAll(LINES),
    LINES.map((line) => ({ line, ran: false })),
  );
});

test('raw keystrokes with a line break run, and that is noticed', async () => {
  const [pasted] = await pasteAll(['true\necho two'], { bracketed: false });
  assert.deepEqual(pasted, { line: 'echo two', ran: true });
});

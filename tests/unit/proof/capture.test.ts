import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { capture, createPipes } from '../../../src/proof/sandbox/capture.ts';

/** Keeps the event loop from everything, as reading a sandbox's files does. */
function block(milliseconds: number): void {
  const end = Date.now() + milliseconds;
  while (Date.now() < end);
}

test('nothing is lost of a program that ends while the event loop is blocked', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'errdex-capture-'));
  const pipe = await createPipes(folder)();
  const running = capture('sh', ['-c', 'sleep 0.3; echo said'], { pipe, milliseconds: 10_000 });
  // The end of this one is reported together with that of the first, before the first one's pipe is looked at.
  const other = spawn('echo', ['x'], { stdio: ['ignore', 'pipe', 'ignore'] });
  other.stdout.once('data', () => block(1_000));
  other.on('exit', () => block(300));
  block(150);
  assert.deepEqual(await running, { output: 'said\n', exit: 0 });
  rmSync(folder, { recursive: true });
});

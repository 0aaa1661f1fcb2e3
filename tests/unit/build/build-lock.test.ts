import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lockSentence } from '../../../src/build/build-lock.ts';

const MODULE = pathToFileURL(path.resolve('src/build/build-lock.ts')).href;

function lockFile(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return path.join(folder, '.astro', 'build.lock');
}

/** A process that takes the lock, says what it got, and stays until its input ends. */
const HOLD = (file: string) => [
  '--input-type=module',
  '-e',
  `import { takeLock } from '${MODULE}'; console.log(JSON.stringify(takeLock(${JSON.stringify(file)}) ?? 'taken')); process.stdin.resume().on('end', () => process.exit());`,
];

function tryLock(file: string): unknown {
  const { stdout } = spawnSync(process.execPath, HOLD(file), {
    input: '',
    encoding: 'utf8',
    timeout: 10_000,
  });
  return JSON.parse(stdout);
}

test('a second build is refused while the first one runs, and let in after it', async (context) => {
  const file = lockFile(context);
  const first = spawn(process.execPath, HOLD(file), { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve) =>
    first.stdout.once('data', (chunk) => resolve(String(chunk))),
  );
  assert.equal(said.trim(), '"taken"');
  assert.equal((tryLock(file) as { pid: number }).pid, first.pid);
  assert.ok(existsSync(file), 'the refused build removed the lock');
  const ended = new Promise((resolve) => first.once('exit', resolve));
  first.stdin.end();
  await ended;
  assert.equal(existsSync(file), false);
  assert.equal(tryLock(file), 'taken');
});

test('a lock that a crash has left is taken over', (context) => {
  const file = lockFile(context);
  assert.equal(tryLock(file), 'taken');
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(file, JSON.stringify({ pid: gone, since: '2026-11-28T00:00:00Z' }));
  assert.equal(tryLock(file), 'taken');
});

test('a lock that was cut off while it was written is taken over once it is old', (context) => {
  const file = lockFile(context);
  assert.equal(tryLock(file), 'taken');
  writeFileSync(file, '{"pid"');
  utimesSync(file, 1, 1);
  assert.equal(tryLock(file), 'taken');
});

test('a cut-off lock from a clock that has been set back is taken over', (context) => {
  const file = lockFile(context);
  assert.equal(tryLock(file), 'taken');
  writeFileSync(file, '{"pid"');
  const nextYear = Date.now() / 1000 + 31_536_000;
  utimesSync(file, nextYear, nextYear);
  assert.equal(tryLock(file), 'taken');
});

test('the sentence says who holds it and what to do', () => {
  assert.equal(
    lockSentence({ pid: 7, since: '2026-11-28T10:00:00Z' }, '.astro/build.lock'),
    'Another build writes this checkout: process 7, since 2026-11-28T10:00:00Z. Wait until it ends, or stop it, and build again. If process 7 is no build, delete .astro/build.lock.',
  );
});

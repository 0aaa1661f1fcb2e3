import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeErrdex } from '../../bench/build-sites.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-one-build-'));
const site = path.join(folder, 'site');
const lock = path.join(site, '.astro/build.lock');
const ASTRO = path.resolve('node_modules/astro/bin/astro.mjs');
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
before(async () => void (await writeErrdex(process.cwd(), site, 20)));
after(() => rmSync(folder, { recursive: true }));

function build(...options: string[]) {
  return spawnSync(process.execPath, [ASTRO, 'build', ...options], { cwd: site, encoding: 'utf8', env });
}

/** The files of the site and of what Astro keeps, with their bytes. */
function snapshot(): string[] {
  return ['dist', 'node_modules/.astro', 'node_modules/.cache'].flatMap((part) =>
    readdirSync(path.join(site, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map((file) => `${path.relative(site, file)} ${readFileSync(file).toString('base64')}`)
      .sort(),
  );
}

test('a build says where its time went when it is asked to', () => {
  const { status, stdout, stderr } = build('--timings');
  assert.equal(status, 0, stdout + stderr);
  for (const step of ['read and check content', 'plan pages', 'render pages', 'finish search'])
    assert.match(stdout, new RegExp(`^${step} +\\d+\\.\\d\\d s$`, 'm'));
  assert.ok(!existsSync(lock), 'the lock outlived its build');
});

test('a second build, forced or not, is refused and touches nothing of the first', () => {
  const { pid } = process;
  mkdirSync(path.dirname(lock), { recursive: true });
  writeFileSync(lock, JSON.stringify({ pid, since: '2026-01-01T00:00:00.000Z' }));
  const found = snapshot();
  for (const options of [[], ['--force']]) {
    const { status, stderr } = build(...options);
    assert.equal(status, 1);
    assert.match(
      stderr,
      new RegExp(`^Another build writes this checkout: process ${pid}, since 2026-01-01T`, 'm'),
    );
    assert.deepEqual(snapshot(), found);
  }
  assert.ok(existsSync(lock), 'who was refused removed the lock');
  rmSync(lock);
});

test('a build that was killed does not hold up the next', async () => {
  const first = spawn(process.execPath, [ASTRO, 'build', '--force'], { cwd: site, env, stdio: 'ignore' });
  const ended = once(first, 'exit');
  while (!existsSync(lock) && first.exitCode === null) await sleep(10);
  first.kill('SIGKILL');
  await ended;
  assert.ok(existsSync(lock), 'the build ended before it could be killed');
  const { status, stdout, stderr } = build();
  assert.equal(status, 0, stdout + stderr);
});

test('a build whose threads cannot load fails with a sentence', () => {
  const file = path.join(site, 'src/build/pages/finisher-thread.ts');
  writeFileSync(file, `import './no-such-file.ts';\n${readFileSync(file, 'utf8')}`);
  const { status, stdout, stderr } = build('--force');
  assert.equal(status, 1);
  assert.match(stdout + stderr, /A thread of the build failed: Cannot find module .*no-such-file/);
  assert.ok(!existsSync(lock));
});

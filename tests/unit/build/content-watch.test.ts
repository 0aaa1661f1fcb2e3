import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyProject } from '../../../scripts/project-copy.ts';
import { watchContent } from '../../../src/build/content-watch.ts';

const root = mkdtempSync(path.join(tmpdir(), 'errdex-watch-'));
after(() => rmSync(root, { recursive: true, force: true }));
cpSync('content', path.join(root, 'content'), { recursive: true });

const PAGE = 'content/errors/git/not-a-git-repository.mdx';
const sound = readFileSync(PAGE, 'utf8');
const broken = sound.replace(/^updated: .*$/m, 'updated: 2999-01-01');
const write = (text: string) => writeFileSync(path.join(root, PAGE), text);

/** Waits until a condition holds; a loaded machine may need its time. */
async function until(holds: () => boolean, explain = () => 'It did not happen.'): Promise<void> {
  for (let tries = 0; !holds() && tries < 1200; tries += 1) await sleep(50);
  assert.ok(holds(), explain());
}

test('problems are said at the start and after each change, and when all is mended', async () => {
  const watcher = new EventEmitter();
  const said: string[] = [];
  const log = {
    info: (text: string) => said.push(`info ${text}`),
    warn: (text: string) => said.push(`warn ${text}`),
  };
  write(broken);
  await watchContent(watcher, root, log, 5);
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /^warn 1 problem in the content:\n.*not-a-git-repository\.mdx:\d+:1 · updated/);

  const changed = () => watcher.emit('all', 'change', path.join(root, PAGE));
  changed();
  await until(() => said.length === 2);
  assert.equal(said[1], said[0]);

  write(sound);
  watcher.emit('all', 'change', path.join(root, 'src/content/problems.ts'));
  await sleep(50);
  assert.equal(said.length, 2);
  // Several at once are one change.
  for (let times = 0; times < 5; times += 1) changed();
  await until(() => said.length > 2);
  changed();
  await sleep(500);
  assert.deepEqual(said.slice(2), ['info All problems of the content are mended.']);
});

test('content that cannot be read is said too, and does not end the watch', async () => {
  const watcher = new EventEmitter();
  const said: string[] = [];
  const areas = path.join(root, 'content/areas.yaml');
  const text = readFileSync(areas, 'utf8');
  rmSync(areas);
  const log = { info: (line: string) => said.push(line), warn: (line: string) => said.push(line) };
  await watchContent(watcher, root, log, 5);
  assert.match(said[0] ?? '', /^The content cannot be read: ENOENT/);
  writeFileSync(areas, text);
  watcher.emit('all', 'add', areas);
  await until(() => said.length > 1);
  assert.equal(said[1], 'All problems of the content are mended.');
});

test('npm run dev shows a page with problems, says them after each change, and says when they are gone', async () => {
  copyProject(process.cwd(), root);
  write(sound);
  const server = spawn('astro', ['dev', '--root', root, '--port', '48651'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  const exited = once(server, 'exit');
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    await until(
      () => /watching for file changes/.test(output),
      () => output,
    );
    const address = /http:\/\/localhost:\d+/.exec(output)?.[0] ?? '';
    assert.doesNotMatch(output, /in the content/);
    write(sound.replace(/^ {2}text: .*$/m, '  text: Replace this by one sentence.'));
    await until(
      () => /1 problem in the content/.test(output),
      () => output,
    );
    const page = await fetch(`${address}/errors/git/not-a-git-repository/`);
    assert.equal(page.status, 200);
    write(sound);
    await until(
      () => /All problems of the content are mended/.test(output),
      () => output,
    );
  } finally {
    server.kill();
    await exited;
  }
});

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { readLog } from '../../../src/terminal/log-input.ts';
import { runCommand } from '../../../src/terminal/run-command.ts';

const LOG =
  '\u001b[31mnpm error\u001b[0m start\nError: listen EADDRINUSE: address already in use 127.0.0.1:8123\n';

function errdex(words: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync('bin/errdex', words, { encoding: 'utf8', input: input ?? '' });
  return { status, stdout, stderr };
}

test('a log names its page, with the fix and the command that its values fill', () => {
  const { status, stdout } = errdex([], LOG);
  assert.equal(status, 0);
  assert.match(stdout, /^line 2 {2}Error: listen EADDRINUSE: address already in use 127\.0\.0\.1:8123\n/);
  assert.match(stdout, /EADDRINUSE/);
  assert.match(stdout, /^ {4}.*lsof -nP -iTCP:8123 -sTCP:LISTEN/m);
  assert.match(stdout, /\/errors\/node\/eaddrinuse\/$/m);
  assert.ok(!stdout.includes('\u001b'), 'a pipe gets no colours');
});

test('a line is shown without what steers a terminal, and not as long as it likes', () => {
  const error = 'Error: listen EADDRINUSE: address already in use 127.0.0.1:8123';
  const shown = (line: string) => errdex([], `${line}\n`).stdout.split('\n')[0];
  assert.equal(shown(`\u001b[31m${error}\u001b[0m`), `line 1  ${error}`);
  assert.equal(shown(`${error} \u001b]0;title\u0007\u202e\u009b2Jx`), `line 1  ${error}  x`);
  const long = shown(`${error} ${'x'.repeat(100_000)}`) ?? '';
  assert.ok(long.startsWith(`line 1  ${error} xxx`) && long.endsWith('x…') && long.length < 450, long);
});

test('--json prints every match in the published form', () => {
  const { status, stdout } = errdex(['--json'], LOG);
  const { matches } = JSON.parse(stdout) as { matches: Record<string, unknown>[] };
  assert.equal(status, 0);
  assert.equal(matches.length, 1);
  const [match] = matches;
  assert.deepEqual(Object.keys(match ?? {}).slice(0, 6), ['id', 'score', 'line', 'lines', 'captures', 'url']);
  assert.equal(match?.['id'], 'node/eaddrinuse');
  assert.equal(match['line'], 2);
  assert.deepEqual(match['captures'], { address: '127.0.0.1', port: '8123' });
  assert.equal(typeof match['score'], 'number');
});

test('nothing known: exit code 1, and the likeliest lines', () => {
  const { status, stdout } = errdex([], 'building\nFrobnicator failed: cannot reach the widget\n');
  assert.equal(status, 1);
  assert.match(stdout, /No known error in 2 lines\. These look most like one:\nline 2 {2}Frobnicator failed/);
  assert.deepEqual(JSON.parse(errdex(['--json'], 'all fine\n').stdout), { matches: [] });
});

test('show prints a page; an unknown id gets the nearest one', () => {
  const { status, stdout } = errdex(['show', 'git/not-a-git-repository']);
  assert.equal(status, 0);
  assert.match(stdout, /^# git: fatal: not a git repository\n/);
  const missing = errdex(['show', 'git/not-a-git-repo']);
  assert.equal(missing.status, 1);
  assert.equal(
    missing.stderr,
    'errdex: there is no page git/not-a-git-repo. The nearest one is git/not-a-git-repository.\n',
  );
});

test('search finds pages by words', () => {
  const { status, stdout } = errdex(['search', 'not', 'a', 'git', 'repository']);
  assert.equal(status, 0);
  assert.match(stdout, /^git\/not-a-git-repository {2}/);
  assert.equal(errdex(['search', 'zzzzqqqq']).status, 1);
});

test('files are read in the place of standard input, and named', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'errdex-'));
  const file = path.join(folder, 'build.log');
  writeFileSync(file, LOG);
  const { status, stdout } = errdex([file, '--json']);
  rmSync(folder, { recursive: true });
  assert.equal(status, 0);
  const [match] = (JSON.parse(stdout) as { matches: { id: string; file: string }[] }).matches;
  assert.deepEqual([match?.id, match?.file], ['node/eaddrinuse', file]);
});

test('run passes output and exit code through, and says on standard error why the command failed', () => {
  const script = `printf 'out\\n'; printf '%s' '${LOG}' >&2; exit 7`;
  const { status, stdout, stderr } = errdex(['run', '--', 'sh', '-c', script]);
  assert.equal(status, 7);
  assert.equal(stdout, 'out\n');
  assert.ok(stderr.startsWith(LOG), stderr);
  assert.match(stderr, /^ {4}.*lsof -nP -iTCP:8123 -sTCP:LISTEN/m);
});

test('run says nothing about a command that succeeds, and gives it its input', () => {
  const { status, stdout, stderr } = errdex(['run', '--', 'cat'], LOG);
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: LOG, stderr: '' });
});

test('run ends by the signal that ended the command, and passes on those that it gets', async () => {
  assert.equal(spawnSync('bin/errdex', ['run', '--', 'sh', '-c', 'kill -KILL $$']).signal, 'SIGKILL');
  const child = spawn('bin/errdex', [
    'run',
    '--',
    'sh',
    '-c',
    "trap 'kill $!; echo told; exit 3' TERM; sleep 30 & echo up; wait",
  ]);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed === 'up\n') child.kill('SIGTERM');
    if (printed.endsWith('told\n')) child.stdout.destroy();
  });
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(printed, 'up\ntold\n');
  assert.equal(code, 3);
});

test('run gives a command pipes as a shell does: scripts can open them, and both keep their order', () => {
  const script = `errdex() { bin/errdex run -- bash -c "$1"; }
    errdex 'for i in 1 2; do echo out$i; echo err$i > /dev/stderr; done' 2>&1`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  assert.deepEqual([stdout, stderr], ['out1\nerr1\nout2\nerr2\n', '']);
});

test('run of a command whose reader goes away ends as in a shell, and says nothing', () => {
  const script = 'bin/errdex run -- yes | head -n 1; exit ${PIPESTATUS[0]}';
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  assert.deepEqual([status, stdout, stderr], [128 + 13, 'y\n', '']);
});

test('run ends with its command, though what that left behind goes on', () => {
  const began = performance.now();
  const { status, stdout, stderr } = errdex(['run', '--', 'sh', '-c', 'sleep 60 & echo up; exit 4']);
  assert.deepEqual([status, stdout], [4, 'up\n']);
  assert.match(stderr, /no known error/);
  assert.ok(performance.now() - began < 30_000);
});

test('run passes everything on to a reader that is slow', () => {
  const script = `bin/errdex run -- sh -c 'seq 1 200000; exit 3' | (sleep 2; wc -l)`;
  assert.equal(spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim(), '200000');
});

test('run ends as its command does when the diagnosis fails', async (context) => {
  const said = context.mock.method(console, 'error', () => {});
  const command = ['sh', '-c', 'exit 7'] as [string, ...string[]];
  assert.equal(await runCommand(command, () => Promise.reject(new Error('no pages'))), 7);
  assert.deepEqual(said.mock.calls[0]?.arguments, ['errdex: no pages']);
});

test('run of what is not there ends as a shell does', () => {
  const { status, stderr } = errdex(['run', '--', 'no-such-program-here']);
  assert.equal(status, 127);
  assert.equal(stderr, 'errdex: no-such-program-here cannot be run: there is no such command.\n');
});

test('a hook is answered, and never fails', () => {
  const payload = readFileSync('tests/fixtures/hooks/claude-code.json', 'utf8');
  const { status, stdout } = errdex(['hook'], payload);
  assert.equal(status, 0);
  assert.match(stdout, /"additionalContext":".*lsof -nP -iTCP:8123/);
  assert.deepEqual(errdex(['hook'], 'no json'), { status: 0, stdout: '', stderr: '' });
  assert.equal(errdex(['hook', 'now']).status, 0);
});

for (const words of [['--jsn'], ['show'], ['search'], ['--json', 'no-such-file']]) {
  test(`bad use exits with 2 and says what to do: errdex ${words.join(' ')}`, () => {
    const { status, stdout, stderr } = errdex(words);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^errdex: .+\nUsage:/s);
  });
}

test('an answer that cannot be written is no success; one that nobody wants to the end is', () => {
  const exitOf = (script: string) => spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  const full = exitOf('bin/errdex search git > /dev/full');
  assert.deepEqual([full.status, full.stderr], [2, 'errdex: the answer cannot be written: ENOSPC.\n']);
  assert.equal(exitOf('bin/errdex show git/not-a-git-repository | true; exit ${PIPESTATUS[0]}').status, 0);
});

test('a log of any length is read in bounded memory: both ends, cut at lines', async () => {
  const lines = Array.from({ length: 1000 }, (_line, index) => `line ${index}\n`);
  const { text, skipped } = await readLog(Readable.from(lines.map((line) => Buffer.from(line))), 200);
  assert.ok(text.length <= 200);
  assert.match(text, /^line 0\nline 1\n/);
  assert.match(text, /\nline 998\nline 999\n$/);
  assert.equal(text.length + skipped, lines.join('').length);
  for (const line of text.split('\n').slice(0, -1)) assert.match(line, /^line \d+$/);
});

test('a short log is read whole, bytes that are not UTF-8 included', async () => {
  assert.deepEqual(await readLog(Readable.from([Buffer.from([0x61, 0xff, 0x0a]), Buffer.from('é')])), {
    text: 'a\ufffd\né',
    skipped: 0,
  });
});

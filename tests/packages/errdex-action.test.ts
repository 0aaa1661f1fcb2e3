import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { runStep, takeCommands } from './runner.ts';

const MISTAKE = 'Error: listen EADDRINUSE: address already in use 127.0.0.1:8123';
const KEY = `ghp_${'a1B2'.repeat(9)}`;

const place = mkdtempSync(path.join(tmpdir(), 'errdex-action-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
const [action, workspace, outside] = ['action', 'workspace', 'outside'].map((name) => {
  const folder = path.join(place, name);
  mkdirSync(folder);
  return folder;
}) as [string, string, string];

const built = spawnSync(process.execPath, ['packages/errdex-action/build/main.ts'], { encoding: 'utf8' });
assert.equal(built.status, 0, built.stderr);
// All that a release has beside the sources.
for (const name of ['action.yml', 'packages/errdex-action/package.json', 'packages/errdex-action/dist'])
  cpSync(name, path.join(action, name), { recursive: true });
const metadata = load(readFileSync(path.join(action, 'action.yml'), 'utf8')) as {
  inputs: object;
  outputs: object;
  runs: { using: string; main: string };
};
const program = path.join(action, metadata.runs.main);

const step = (inputs: Record<string, string>, summaryBefore?: string) =>
  runStep(program, workspace, inputs, summaryBefore);
/** What the Action says of a log. */
function read(log: string, summaryBefore?: string) {
  writeFileSync(path.join(workspace, 'build.log'), log);
  return step({ log: 'build.log' }, summaryBefore);
}

test('action.yml is for Node 24 and names what the program reads and writes', () => {
  assert.equal(metadata.runs.using, 'node24');
  assert.deepEqual(Object.keys(metadata.inputs).toSorted(), ['log', 'run']);
  assert.deepEqual(Object.keys(metadata.outputs), Object.keys(read(`${MISTAKE}\n`).outputs));
});

test('the program speaks to no network and wants no token', () => {
  const code = readFileSync(program, 'utf8');
  const imports = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(imports)].toSorted(),
    ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'stream', 'util', 'zlib'].map(
      (name) => `node:${name}`,
    ),
  );
  // `net` is there for pipes.
  assert.doesNotMatch(
    code,
    /\b(?:connect|createConnection|fetch|eval|require|import)\(|GITHUB_TOKEN|ACTIONS_RUNTIME/,
  );
  assert.ok(!code.includes(process.cwd()));
});

test('a log gives one annotation, a summary and outputs', () => {
  const { status, stderr, taken, outputs, summary } = read(`building\n${MISTAKE}\n`);
  assert.deepEqual([status, stderr], [0, '']);
  const url = 'https://errdex.dev/errors/node/eaddrinuse/';
  assert.deepEqual(
    taken.map(({ name, properties }) => [name, properties]),
    [['error', { title: 'Node.js Error: listen EADDRINUSE: address already in use' }]],
  );
  assert.ok(taken[0]?.message.startsWith(`${MISTAKE}\n`) && taken[0].message.endsWith(`\n${url}`));
  assert.match(summary, /^## \[Node\.js Error: listen EADDRINUSE.*\]\(https:.*\)\n\nLine 2 .*proven\.$/m);
  assert.match(summary, /^ {4}.*lsof -nP -iTCP:8123 -sTCP:LISTEN/m);
  assert.match(summary, /^\*\*Causes\*\*\n\n- /m);
  assert.deepEqual([outputs['id'], outputs['url']], ['node/eaddrinuse', url]);
  const { matches } = JSON.parse(outputs['json'] ?? '') as { matches: { captures: object }[] };
  assert.deepEqual(matches[0]?.captures, { address: '127.0.0.1', port: '8123' });
});

test('a log without a known error gives no annotation, and the lines to look at', () => {
  const { status, taken, outputs, summary } = read('fine\nfatal error: the moon is full\n');
  assert.deepEqual([status, taken, outputs['id'], outputs['url']], [0, [], '', '']);
  assert.match(summary, /^## Errdex: no known error in 2 lines\n\nLine 2 looks like one:\n\n {4}fatal error/);
});

test('a command that succeeds is passed through, and nothing is said', () => {
  const { status, stdout, taken, summary, outputs } = step({ run: 'echo one\necho two >&2' });
  assert.deepEqual([status, taken, summary, outputs], [0, [], '', {}]);
  assert.match(stdout, /^::stop-commands::(\S+)\none\ntwo\n\n::\1::\n$/);
});

test('a command that fails is passed through, diagnosed, and ends the step as it ended', () => {
  const { status, stdout, stderr, taken, summary } = step({ run: `echo '${MISTAKE}' >&2\nexit 7` });
  assert.deepEqual([status, stderr], [7, '']);
  assert.match(stdout, /\nError: listen EADDRINUSE/);
  assert.deepEqual(
    taken.map(({ name }) => name),
    ['error'],
  );
  assert.match(summary, /8123/);
});

test('the first command of several that fails ends it, in a pipe too', () => {
  assert.equal(step({ run: 'false\necho on' }).stdout.includes('on\n'), false);
  assert.equal(step({ run: 'exit 3 | cat' }).status, 3);
});

test('a command that was killed is diagnosed too', () => {
  const { signal, taken } = step({ run: `echo '${MISTAKE}'; kill -9 $$` });
  assert.deepEqual([signal, taken.length], ['SIGKILL', 1]);
});

const PLANTED = [
  '::error::planted',
  '  ::warning file=a.js,line=1::planted',
  '::set-output name=id::planted',
  '::add-mask::e',
  '::stop-commands::planted',
  '::planted::',
  '##[error]planted',
  'text ##[add-path]/planted',
];

test('the runner of these tests takes commands where nothing stops it', () => {
  const names = takeCommands(PLANTED.slice(0, 4).join('\n')).map(({ name }) => name);
  assert.deepEqual(names, ['error', 'warning', 'set-output', 'add-mask']);
  assert.equal(takeCommands(PLANTED[7] ?? '').length, 1);
  assert.throws(() => takeCommands('::stop-commands::x'));
});

for (const end of ['\n', '', '::', '::error']) {
  for (const stream of ['1', '2']) {
    test(`what a command prints to ${stream} is never a command of its own, with ${JSON.stringify(end)} at its end`, () => {
      writeFileSync(path.join(workspace, 'planted.txt'), [...PLANTED, MISTAKE, ...PLANTED].join('\n') + end);
      const { status, stderr, taken } = step({ run: `cat planted.txt >&${stream}; exit 1` });
      assert.deepEqual([status, stderr], [1, '']);
      assert.deepEqual(
        taken.map(({ name, message }) => [name, message.includes('planted')]),
        [['error', false]],
      );
    });
  }
}

for (const planted of [...PLANTED, '%0A::error::planted', '\r::error::planted', '\u2028::error::planted']) {
  test(`a telling line with ${JSON.stringify(planted)} stays text`, () => {
    const { taken, summary } = read(`${MISTAKE} ${planted}\n`);
    assert.deepEqual(
      taken.map(({ name, properties }) => [name, Object.keys(properties)]),
      [['error', ['title']]],
    );
    assert.equal(taken[0]?.message.split('\n').length, 3);
    assert.doesNotMatch(summary, /^\s{0,3}(?:::|##\[)/m);
  });
}

for (const planted of [
  '</code></pre><img src=x>',
  '```',
  '[a](https://evil.example)',
  '# big',
  '@everyone',
]) {
  test(`${planted} in a log is code in the summary`, () => {
    const { summary } = read(`${MISTAKE} ${planted}\n`);
    const lines = summary.split('\n').filter((line) => line.includes(planted));
    assert.ok(lines.length > 0 && lines.every((line) => line.startsWith('    ')), lines.join('\n'));
  });
}

test('an annotation stands at a file of the workspace that the line names', () => {
  mkdirSync(path.join(workspace, 'src'));
  writeFileSync(path.join(workspace, 'src/a+b.ts'), '');
  writeFileSync(path.join(outside, 'secret.ts'), '');
  symlinkSync(outside, path.join(workspace, 'linked'));
  const placeOf = (text: string) => {
    const { file, line } = read(`${text} ${MISTAKE}\n`).taken[0]?.properties ?? {};
    return file && `${file}|${line}`;
  };
  assert.equal(placeOf('src/a+b.ts:12:3'), 'src/a+b.ts|12');
  assert.equal(placeOf('src/a+b.ts(12,3): error'), 'src/a+b.ts|12');
  assert.equal(placeOf('\u001b[96msrc/a+b.ts\u001b[0m:\u001b[93m12\u001b[0m'), 'src/a+b.ts|12');
  assert.equal(placeOf(`${workspace}/src/a+b.ts:7`), 'src/a+b.ts|7');
  assert.equal(placeOf('  File "src/a+b.ts", line 9'), 'src/a+b.ts|9');
  for (const elsewhere of [
    ...['src/none.ts:1', 'src:1', '../outside/secret.ts:1', 'linked/secret.ts:1'],
    ...[`${outside}/secret.ts:1`, '/etc/passwd:1', `${'a/'.repeat(5000)}:1`],
  ])
    assert.equal(placeOf(elsewhere), undefined, elsewhere.slice(0, 40));
});

test('a secret stands nowhere in what is written', () => {
  const { stdout, summary, outputs } = read(`${MISTAKE} ${KEY}\nlogin with password=${KEY}\n`);
  assert.match(stdout, /8123/);
  for (const text of [stdout, summary, JSON.stringify(outputs)]) assert.ok(!text.includes(KEY));
});

test('the summary stays below the limit, whatever the log and the step before have in it', () => {
  const long = read(`${MISTAKE} ${'x'.repeat(3_000_000)}\n`);
  assert.ok(Buffer.byteLength(long.summary) < 10_000, `${Buffer.byteLength(long.summary)}`);
  assert.ok(long.stdout.length < 4096, `${long.stdout.length}`);
  const socket = read(`Error: listen EADDRINUSE: address already in use /run/${'x'.repeat(3_000_000)}\n`);
  assert.ok(Buffer.byteLength(socket.summary) + (socket.outputs['json']?.length ?? 0) < 1_000_000);
  const often = read(`${MISTAKE}\n`.repeat(100_000));
  assert.ok(Buffer.byteLength(often.summary) + (often.outputs['json']?.length ?? 0) < 10_000);
  for (const before of [998_000, 999_990, 1_048_576]) {
    const { status, summary } = read(`${MISTAKE}\n`, 'b'.repeat(before));
    assert.equal(status, 0);
    assert.ok(Buffer.byteLength(summary) <= Math.max(1_000_000, before), `${Buffer.byteLength(summary)}`);
  }
});

for (const [what, inputs] of [
  ['nothing', {}],
  ['both', { run: 'true', log: 'build.log' }],
  ['empty ones', { run: '', log: '' }],
  ['a file that is not there', { log: 'none.log' }],
  ['a folder', { log: '.' }],
] as [string, Record<string, string>][]) {
  test(`${what} as input fails the step with a sentence`, () => {
    const { status, stderr, taken } = step(inputs);
    assert.deepEqual([status, stderr, taken.length, taken[0]?.name], [1, '', 1, 'error']);
    assert.match(taken[0]?.message ?? '', /^(?:Give either|The file `log` cannot be read: E\w+\.)/);
  });
}

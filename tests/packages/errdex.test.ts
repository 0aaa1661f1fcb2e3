import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { parseMatcher, serializeMatcher } from '../../packages/errdex/src/packed-matcher.ts';
import { createMatcher } from '../../src/core/matching/match.ts';
import { parseSignatures } from '../../src/core/signatures/signature-index.ts';
import { installPackage, nodesHere, readerEnv } from './packed.ts';

/** What the program and each page may weigh, packed: 104 pages and the program came to 263 KB, of 300 KB allowed. */
const MOST_BYTES = { program: 60_000, page: 2_000 };
const MOST_FILES = 6;
const LOG = 'building\nError: listen EADDRINUSE: address already in use 127.0.0.1:8123\n';
const { size, files, folder, home } = installPackage('errdex');
const installed = path.join(folder, 'node_modules/errdex');
const entries = parseSignatures(readFileSync('dist/signatures.json', 'utf8'));

test('it is small: few bytes, few files, no dependency', () => {
  assert.ok(
    size <= MOST_BYTES.program + MOST_BYTES.page * entries.length,
    `${size} bytes; packages/errdex/build/pack-pages.ts says what is left out already`,
  );
  assert.ok(files.length <= MOST_FILES, files.join(', '));
  assert.deepEqual(files.toSorted(), [
    ...['README.md', 'dist/cli.js', 'dist/index.d.ts', 'dist/index.js', 'dist/pages.br', 'package.json'],
  ]);
  const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as object;
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'scripts'])
    assert.ok(!(kind in manifest), kind);
});

test('it speaks to no network, and names no place of the machine that built it', () => {
  const code = readFileSync(path.join(installed, 'dist/index.js'), 'utf8');
  const imports = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(imports)].toSorted(),
    ['fs', 'child_process', 'net', 'os', 'stream', 'util', 'zlib'].map((name) => `node:${name}`).toSorted(),
  );
  // `net` is there for pipes.
  assert.doesNotMatch(code, /\b(?:connect|createConnection|fetch|eval|Function|require|import)\(/);
  assert.ok(!code.includes(process.cwd()));
  assert.match(
    code,
    /Permission is hereby granted[^]*fastest-levenshtein:\n\n[^]*Permission is hereby granted/,
  );
});

for (const [version, node] of nodesHere()) {
  const errdex = (words: string[], input = '', env: NodeJS.ProcessEnv = {}) => {
    const cli = path.join(folder, 'node_modules/.bin/errdex');
    const options = { encoding: 'utf8', input, cwd: folder, env: { ...readerEnv(home), ...env } } as const;
    const { status, stdout, stderr } = spawnSync(node, [cli, ...words], options);
    return { status, stdout, stderr };
  };

  test(`${version}: a log names its page and its command, from a file and from standard input`, () => {
    writeFileSync(path.join(folder, 'build.log'), LOG);
    const { status, stdout, stderr } = errdex([], LOG);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^line 2 {2}Error: listen EADDRINUSE/);
    assert.match(stdout, /^ {4}.*lsof -nP -iTCP:8123 -sTCP:LISTEN/m);
    assert.equal(errdex(['build.log']).stdout, stdout.replace('line 2', 'build.log:2'));
    assert.match(errdex(['--shell', 'powershell'], LOG).stdout, /^ {4}Get-NetTCPConnection .*8123/m);
    assert.equal(errdex([], 'all fine\n').status, 1);
    assert.equal(errdex(['--no-such-option']).status, 2);
  });

  test(`${version}: --json, search, show, version, help, completion`, () => {
    const { matches } = JSON.parse(errdex(['--json'], LOG).stdout) as { matches: { id: string }[] };
    assert.deepEqual(
      matches.map(({ id }) => id),
      ['node/eaddrinuse'],
    );
    assert.match(
      errdex(['search', 'not', 'a', 'git', 'repository']).stdout,
      /^git\/not-a-git-repository {2}/,
    );
    assert.match(
      errdex(['show', 'git/not-a-git-repository']).stdout,
      /^# git: fatal: not a git repository\n/,
    );
    assert.match(
      errdex(['show', 'git/not-a-git-repo']).stderr,
      /The nearest one is git\/not-a-git-repository\./,
    );
    assert.equal(errdex(['--version']).stdout, '1.0.0\n');
    assert.match(errdex(['--help']).stdout, /^Usage:\n/);
    assert.match(errdex(['completion', 'bash']).stdout, /complete .*_errdex errdex\n$/);
  });

  test(`${version}: run passes everything through and adds the diagnosis`, () => {
    const failed = errdex(['run', '--', 'sh', '-c', 'echo out; cat; cat build.log >&2; exit 7'], 'in\n');
    assert.deepEqual([failed.status, failed.stdout], [7, 'out\nin\n']);
    assert.ok(failed.stderr.startsWith(LOG));
    assert.match(failed.stderr, /^ {4}.*lsof -nP -iTCP:8123 -sTCP:LISTEN/m);
    assert.deepEqual(errdex(['run', '--', 'echo', 'fine']), { status: 0, stdout: 'fine\n', stderr: '' });
  });

  test(`${version}: a hook is answered with the diagnosis`, () => {
    const payload = readFileSync('tests/fixtures/hooks/claude-code.json', 'utf8');
    const { status, stdout } = errdex(['hook'], payload);
    assert.equal(status, 0);
    const { hookSpecificOutput } = JSON.parse(stdout) as { hookSpecificOutput: Record<string, string> };
    assert.match(hookSpecificOutput['additionalContext'] ?? '', /lsof -nP -iTCP:8123/);
    assert.deepEqual(errdex(['hook'], '{}'), { status: 0, stdout: '', stderr: '' });
  });

  test(`${version}: the library reads a log and knows every page`, () => {
    const script = `import { match, show } from 'errdex';
      const [found] = match(${JSON.stringify(LOG)}, { shell: 'bash' });
      const ids = ${JSON.stringify(entries.map(({ id }) => id))};
      console.log(JSON.stringify({ ...found, missing: ids.filter((id) => !show(id)?.markdown.startsWith('# ')), none: show('a/b') ?? null }));`;
    const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', script], {
      ...{ encoding: 'utf8', cwd: folder, env: readerEnv(home) },
    });
    assert.equal(stderr, '');
    const found = JSON.parse(stdout) as Record<string, unknown> & { commands: { code: string }[] };
    assert.equal(found['id'], 'node/eaddrinuse');
    assert.deepEqual(found['captures'], { address: '127.0.0.1', port: '8123' });
    assert.match(found.commands[0]?.code ?? '', /lsof -nP -iTCP:8123 -sTCP:LISTEN/);
    assert.deepEqual([found['missing'], found['none']], [[], null]);
  });
}

test('nothing was written into the reader’s home', () => assert.deepEqual(readdirSync(home), []));

test('the library has types', () => {
  const write = (name: string, code: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, `import { match, show, type Match } from 'errdex';\n${code}\n`);
    return file;
  };
  const files = [
    write(
      'right.mts',
      "const [one]: Match[] = match('x', { shell: 'fish' });\nshow(one?.id ?? '')?.url.trim();",
    ),
    write('wrong.mts', "match(1) satisfies Match[];\nshow('x').url;\nmatch('x', { shell: 'tcsh' });"),
  ];
  const module = ts.ModuleKind.NodeNext;
  const program = ts.createProgram(files, { strict: true, noEmit: true, module, types: [] });
  const faults = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, start = 0 }) =>
        `${path.basename(file?.fileName ?? '')}:${file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0}`,
    );
  assert.deepEqual(faults, ['wrong.mts:2', 'wrong.mts:3', 'wrong.mts:4']);
});

test('the packed matcher is the one that compiling makes', () => {
  const matcher = createMatcher(entries);
  assert.deepEqual(parseMatcher(serializeMatcher(matcher, entries), entries), matcher);
});

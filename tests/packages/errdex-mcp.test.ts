import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { treePage } from '../../packages/errdex-mcp/build/tree-page.ts';
import { diagnosisAnswer } from '../../packages/errdex-mcp/src/diagnosis-answer.ts';
import { PAGE, pageAnswer } from '../../packages/errdex-mcp/src/page-answer.ts';
import { SHELLS } from '../../src/terminal/arguments.ts';
import { installPackage, nodesHere, readerEnv } from './packed.ts';

const MOST_BYTES = 450_000;
const LOG = 'building\nError: listen EADDRINUSE: address already in use 127.0.0.1:8123\n';
const { size, files, folder, home } = installPackage('errdex-mcp');
const installed = path.join(folder, 'node_modules/errdex-mcp');
const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Record<
  string,
  unknown
>;

type PageJson = Parameters<typeof treePage>[0];
const pages = (
  JSON.parse(readFileSync('dist/signatures.json', 'utf8')) as { pages: { id: string }[] }
).pages.map(({ id }) => treePage(JSON.parse(readFileSync(`dist/errors/${id}.json`, 'utf8')) as PageJson));

/** How many threads a process has. */
function threadsOf(pid: number | null): number {
  return readdirSync(`/proc/${pid}/task`).length;
}

test('it is one program with its pages, and installs nothing else', () => {
  assert.ok(size <= MOST_BYTES, `${size} bytes`);
  assert.deepEqual(files.toSorted(), ['README.md', 'dist/pages.br', 'dist/server.js', 'package.json']);
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'scripts'])
    assert.ok(!(kind in manifest), kind);
  assert.deepEqual(
    readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['errdex-mcp'],
  );
});

test('it speaks to no network, names no place of the machine that built it, and has the licences of what is in it', () => {
  const code = readFileSync(path.join(installed, 'dist/server.js'), 'utf8');
  const imports = [...code.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
  assert.deepEqual(
    [...new Set(imports)].toSorted(),
    ['fs', 'process', 'url', 'worker_threads', 'zlib'].map((name) => `node:${name}`),
  );
  assert.doesNotMatch(code, /\b(?:fetch|eval|import)\(/);
  assert.ok(!code.includes(process.cwd()));
  for (const name of ['@modelcontextprotocol/server', 'zod', 'fastest-levenshtein'])
    assert.ok(code.includes(`\n${name}:\n\n`), name);
});

test('server.json names the package as the registry wants to find it', () => {
  const { name, version, description, packages } = JSON.parse(
    readFileSync('packages/errdex-mcp/server.json', 'utf8'),
  ) as { name: string; version: string; description: string; packages: Record<string, unknown>[] };
  assert.deepEqual([name, version], [manifest['mcpName'], manifest['version']]);
  assert.match(name, /^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
  assert.ok(description.length <= 100, 'the registry takes 100 characters');
  assert.deepEqual(packages, [
    { registryType: 'npm', identifier: manifest['name'], version, transport: { type: 'stdio' } },
  ]);
});

test('a diagnosis has at most 1,200 tokens, whichever pages fit and whatever the log names', () => {
  const diagnosis = { findings: [], suspects: [], lineCount: 99_999_999, shown: [], replaced: [] };
  for (const shell of SHELLS) {
    for (const [index, page] of pages.entries()) {
      // The longest values that are still taken for names, and the neighbours of the page as further matches.
      const values = Object.fromEntries(page.values.map(({ name }) => [name, 'n'.repeat(120)]));
      const found = [page, ...pages.slice(index + 1), ...pages].slice(0, 9).map((each) => ({
        finding: {
          id: each.id,
          score: 1,
          reason: '',
          line: 99_999_999,
          lines: [99_999_999],
          text: '',
          values,
        },
        page: each,
      }));
      const { text, structuredContent } = diagnosisAnswer({ diagnosis, found }, shell);
      const tokens = (text.length + JSON.stringify(structuredContent).length) / 3;
      assert.ok(tokens <= 1200, `${page.id}: ${tokens} tokens`);
      assert.equal(structuredContent.matches[0]?.id, page.id);
    }
  }
});

test('every page is answered as its tree, in the form that is promised', () => {
  for (const page of pages) {
    const { text, structuredContent } = pageAnswer(page, 'bash');
    PAGE.parse(structuredContent);
    const { causes, checks, fixes, level } = structuredContent;
    assert.ok(causes.length > 0 && checks.length + fixes.length === page.commands.length, page.id);
    assert.deepEqual(causes, page.tree.causes, page.id);
    assert.ok(text.startsWith(`${level}: ${page.title} (${page.id})\n`));
  }
});

for (const [version, node] of nodesHere()) {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const program = path.join(folder, 'node_modules/.bin/errdex-mcp');
  const transport = new StdioClientTransport({
    ...{ command: node, args: [program], cwd: folder, stderr: 'inherit' },
    env: readerEnv(home) as Record<string, string>,
  });
  const ready = client.connect(transport);
  after(() => client.close());
  const call = async (name: string, args: Record<string, unknown>) => {
    await ready;
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
    const [part] = content;
    return { text: part?.type === 'text' ? part.text : '', structured: structuredContent, isError };
  };

  test(`${version}: it says who it is and lists two tools that only read`, async () => {
    await ready;
    assert.deepEqual(client.getServerVersion(), { name: 'errdex', title: 'Errdex', version: '1.0.0' });
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['diagnose_log', 'show_error'],
    );
    for (const { annotations, inputSchema, outputSchema } of tools) {
      assert.ok(annotations?.readOnlyHint && annotations.openWorldHint === false);
      assert.ok(inputSchema.properties && outputSchema?.['properties']);
    }
  });

  test(`${version}: a log is diagnosed, for the shell that was asked for`, async () => {
    const { text, structured } = await call('diagnose_log', { log: LOG });
    assert.match(text, /^Line 2: Node\.js Error: listen EADDRINUSE.*\n[^]*lsof -nP -iTCP:8123/);
    const { matches } = structured as { matches: { id: string; causes: string[] }[] };
    assert.deepEqual(
      matches.map(({ id }) => id),
      ['node/eaddrinuse'],
    );
    assert.ok((matches[0]?.causes.length ?? 0) > 3);
    const other = await call('diagnose_log', { log: LOG, shell: 'powershell' });
    assert.match(other.text, /Get-NetTCPConnection .*8123/);
    assert.match((await call('diagnose_log', { log: 'all fine\n' })).text, /^No known error/);
  });

  test(`${version}: a page is shown`, async () => {
    const { text, structured } = await call('show_error', { id: 'node/eaddrinuse' });
    assert.match(text, /^proven: Node\.js Error: listen EADDRINUSE/);
    assert.equal((structured as { id: string }).id, 'node/eaddrinuse');
    const missing = await call('show_error', { id: 'node/eaddrinus' });
    assert.deepEqual(
      [missing.isError, missing.text],
      [true, 'There is no page node/eaddrinus. The nearest one is node/eaddrinuse.'],
    );
  });

  for (const [name, args] of [
    ['diagnose_log', {}],
    ['diagnose_log', { log: 5 }],
    ['diagnose_log', { log: LOG, shell: 'tcsh' }],
    ['diagnose_log', { log: LOG, file: '/etc/passwd' }],
    ['show_error', { id: '../../package' }],
    ['show_error', { id: `a/${'b'.repeat(1000)}` }],
  ] as const) {
    test(`${version}: ${name} refuses ${JSON.stringify(args).slice(0, 60)}`, async () => {
      const { isError, text, structured } = await call(name, args);
      assert.equal(isError, true);
      assert.equal(structured, undefined);
      assert.match(text, /Invalid arguments/);
    });
  }

  test(`${version}: a tool that does not exist is refused, and the server goes on`, async () => {
    await assert.rejects(call('delete_everything', {}), /not found/);
    assert.match((await call('diagnose_log', { log: LOG })).text, /8123/);
  });

  const big = `${'[12:00:01] module "123" of 4000\twithout problems\n'.repeat(104_000)}${LOG}`;

  test(`${version}: a log of 5 MB is diagnosed`, async () => {
    assert.ok(big.length > 5_000_000);
    const { structured } = await call('diagnose_log', { log: big });
    assert.equal((structured as { lineCount: number }).lineCount, 104_002);
  });

  test(`${version}: while a long log is diagnosed others are answered, and cancelling ends it`, async () => {
    await ready;
    const began = performance.now();
    await call('diagnose_log', { log: big });
    const whole = performance.now() - began;
    const idle = threadsOf(transport.pid);
    const controller = new AbortController();
    const { signal } = controller;
    const answer = client.callTool({ name: 'diagnose_log', arguments: { log: big } }, { signal });
    await call('show_error', { id: 'node/eaddrinuse' });
    assert.ok(threadsOf(transport.pid) > idle, 'it was not begun');
    const cancelled = performance.now();
    controller.abort('enough');
    await assert.rejects(answer, /enough/);
    while (threadsOf(transport.pid) > idle) await setTimeout(5);
    const ending = performance.now() - cancelled;
    assert.ok(ending < whole / 2, `it ended after ${ending} ms, a whole one takes ${whole} ms`);
  });
}

test('a line that is no message is passed over, and the end of the input ends the server', () => {
  const hello = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  };
  const lines = [
    ...['{"jsonrpc":"2.0",', '', 'null', '[]', '[{"jsonrpc":"2.0","id":7,"method":"ping"}]'],
    JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: hello }),
    ...['{"jsonrpc":"2.0","id":2,"method":"no/such"}', '{"jsonrpc":"2.0","id":3,"method":"ping"}'],
  ];
  const { status, stdout } = spawnSync(process.execPath, [path.join(installed, 'dist/server.js')], {
    ...{ encoding: 'utf8', input: `${lines.join('\n')}\n`, timeout: 60_000 },
  });
  const answers = stdout.trimEnd().split('\n');
  const codes = answers.map((line) => JSON.parse(line) as { id: number; error?: { code: number } });
  assert.deepEqual(codes.map(({ id, error }) => [id, error?.code]).toSorted(), [
    [1, undefined],
    [2, -32601],
    [3, undefined],
  ]);
  assert.equal(status, 0);
});

test('`errdex mcp` is the same server', async () => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const env = readerEnv(home) as Record<string, string>;
  const bin = path.join(folder, 'node_modules/.bin');
  await client.connect(
    new StdioClientTransport({
      ...{ command: process.execPath, args: ['src/terminal/main.ts', 'mcp'] },
      env: { ...env, PATH: `${bin}${path.delimiter}${env['PATH']}` },
    }),
  );
  assert.equal((await client.listTools()).tools.length, 2);
  await client.close();
});

test('nothing was written into the reader’s home', () => assert.deepEqual(readdirSync(home), []));

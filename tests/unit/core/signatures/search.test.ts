import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  createSearch,
  searchPages,
  tellingWords,
  type SearchEntry,
} from '../../../../src/core/signatures/search.ts';

const PAGES: SearchEntry[] = [
  {
    id: 'node/eaddrinuse',
    title: 'Error: listen EADDRINUSE: address already in use',
    signatures: [{ template: 'listen EADDRINUSE: address already in use {address}:{port:number}' }],
  },
  {
    id: 'vite/port-in-use',
    title: 'Port is already in use',
    signatures: [{ template: 'Error: Port {port:number} is already in use' }],
  },
  {
    id: 'openai-api/401-unauthorized',
    title: 'OpenAI API 401 Unauthorized',
    signatures: [
      { template: '401 Unauthorized', needs: ['openai'] },
      { template: 'Incorrect API key provided: {key}' },
    ],
  },
  {
    id: 'npm/e401',
    title: 'npm error code E401',
    signatures: [{ template: 'npm error 401 Unauthorized - GET {url}' }],
  },
  {
    id: 'node/err-module-not-found',
    title: 'ERR_MODULE_NOT_FOUND',
    signatures: [{ template: "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '{module}'" }],
  },
  {
    id: 'webpack/module-not-found',
    title: "Module not found: Can't resolve",
    signatures: [{ template: "Module not found: Error: Can't resolve '{module}'" }],
  },
  {
    id: 'git/not-a-git-repository',
    title: 'fatal: not a git repository',
    signatures: [{ template: 'fatal: not a git repository (or any of the parent directories): {dir}' }],
    aliases: ['outside worktree'],
  },
  {
    id: 'git/not-a-remote',
    title: 'does not appear to be a git repository',
    signatures: [{ template: "fatal: '{name}' does not appear to be a git repository" }],
  },
  {
    id: 'npm/eresolve',
    title: 'ERESOLVE unable to resolve dependency tree',
    signatures: [{ template: 'npm error ERESOLVE unable to resolve dependency tree' }],
  },
  {
    id: 'rust/e0502',
    title: 'error[E0502]: cannot borrow as mutable',
    signatures: [
      {
        template: 'error[E0502]: cannot borrow `{name}` as mutable because it is also borrowed as immutable',
      },
    ],
  },
  {
    id: 'rust/e0499',
    title: 'error[E0499]: cannot borrow as mutable more than once',
    signatures: [{ template: 'error[E0499]: cannot borrow `{name}` as mutable more than once at a time' }],
  },
];
const index = createSearch(PAGES);

const FIRST: [query: string, id: string][] = [
  ['EADDRINUSE :::3000', 'node/eaddrinuse'],
  ['401 Unauthorized openai', 'openai-api/401-unauthorized'],
  ['ERR_MODULE_NOT_FOUND', 'node/err-module-not-found'],
  ['err module not found node', 'node/err-module-not-found'],
  ['fatal: not a git repository (or any of the parent directories): .git', 'git/not-a-git-repository'],
  ['outside worktree', 'git/not-a-git-repository'],
  ['E0502', 'rust/e0502'],
  ['e0499', 'rust/e0499'],
  ['ERESOLVE unable to resolve dependency tree', 'npm/eresolve'],
  ['/home/me/app/server.js v22.1 listen eaddrinuse frobnicated 3000', 'node/eaddrinuse'],
  ['EADDR', 'node/eaddrinuse'],
  ['openai incorr', 'openai-api/401-unauthorized'],
];

for (const [query, id] of FIRST) {
  test(`finds ${id} first for ${JSON.stringify(query)}`, () =>
    assert.equal(searchPages(index, query)[0]?.id, id));
}

test('takes only the last word as a beginning, and only while it is being typed', () => {
  assert.deepEqual(searchPages(index, 'EADDR '), []);
  assert.deepEqual(searchPages(index, 'EADDR zzzz'), []);
});

test('finds nothing for words that no page has', () => {
  assert.deepEqual(searchPages(index, 'zzzz 99999'), []);
  assert.deepEqual(searchPages(index, ''), []);
  assert.deepEqual(searchPages(createSearch([]), 'git'), []);
});

test('keeps to the limit, best first, equal scores by id', () => {
  const twins = createSearch([
    { id: 'b/x', title: 'same words here', signatures: [] },
    { id: 'a/x', title: 'same words here', signatures: [] },
  ]);
  const [first, second] = searchPages(twins, 'same words');
  assert.deepEqual([first?.id, second?.id, first?.score === second?.score], ['a/x', 'b/x', true]);
  assert.equal(searchPages(index, 'git repository', 1).length, 1);
});

test('puts equal scores in order of their ids, whatever order the pages came in', () => {
  const entries = ['b/x', 'd/x', 'a/x', 'c/x'].map((id) => ({
    id,
    title: 'frobnication stopped',
    signatures: [{ template: 'frobnication stopped early' }],
  }));
  assert.deepEqual(
    searchPages(createSearch(entries), 'frobnication').map(({ id }) => id),
    ['a/x', 'b/x', 'c/x', 'd/x'],
  );
});

test('counts a text once whose words share the beginning that is being typed', () => {
  const index = createSearch([
    { id: 'a/x', title: 'frobnicate frobnicator', signatures: [{ template: 'frobnicated: frobnication' }] },
  ]);
  assert.deepEqual(
    searchPages(index, 'frobni').map(({ id }) => id),
    ['a/x'],
  );
});

test('gives each page once in falling order, whatever the query', () => {
  const query = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('git', 'not', 'a', 'EADDR', '401', '\n', '_', 'module'))
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(query, (text) => {
      const hits = searchPages(index, text);
      assert.equal(new Set(hits.map(({ id }) => id)).size, hits.length);
      hits.forEach(({ score }, position) =>
        assert.ok(score > 0 && score <= (hits[position - 1]?.score ?? Infinity)),
      );
    }),
  );
});

test('whole pages are searched for the rarest words and one that is in no title', () => {
  const words = (query: string) => tellingWords(createSearch(PAGES), query, 3);
  assert.deepEqual(words('the address is in use'), ['address', 'use']);
  assert.deepEqual(words('git repository'), ['git', 'repository']);
  assert.deepEqual(words('npm: module not found, EADDRINUSE, unheard of'), ['eaddrinuse', 'npm', 'unheard']);
  assert.deepEqual(words('corporate proxy firewall settings'), ['corporate', 'firewall', 'settings']);
  assert.deepEqual(words('is it'), ['it', 'is']);
  assert.deepEqual(words(''), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Loader, LoaderContext } from 'astro/loaders';
import { isPlain, plainBodies } from '../../../src/catalog/plain-bodies.ts';

const BODIES: [what: string, body: string, plain: boolean][] = [
  ['prose with code and a list', '## Why\n\nRun `a -b`.\n\n- one\n- two\n', true],
  ['a fence of code', '```sh\nexport A=1\n```', false],
  ['a word that only begins like an import', 'important: exported files', true],
  ['an expression', 'It is {1 + 1}.', false],
  ['a component', 'See <Note />.', false],
  ['a tag and a brace as code', 'It begins with `<html>` or `{`.', true],
  ['a component between backticks that are text', 'See \\`<Note />\\`.', false],
  ['a component beside code', 'Run `a`, see <Note /> and `b`.', false],
  ['an import', "import Note from './note.astro';\n\nText.", false],
  ['code that is only indented', 'Text.\n\n    code\n', false],
];
for (const [what, body, plain] of BODIES)
  test(`${what} is ${plain ? '' : 'not '}plain`, () => assert.equal(isPlain(body), plain));

test('plain bodies are stored rendered, the others as modules, data files as they are', async () => {
  const stored: Record<string, unknown>[] = [];
  const entries = [
    { id: 'a', data: {}, body: 'Text.', deferredRender: true },
    { id: 'b', data: {}, body: '<Note />', deferredRender: true },
    { id: 'c', data: {} },
  ];
  const inner: Loader = {
    name: 'three entries',
    load: ({ store }) => {
      for (const entry of entries) store.set(entry);
      return Promise.resolve();
    },
  };
  const context = {
    store: { set: (entry: Record<string, unknown>) => stored.push(entry) > 0 },
    renderMarkdown: (text: string) => Promise.resolve({ html: `<p>${text}</p>` }),
  };
  await plainBodies(inner).load(context as unknown as LoaderContext);
  assert.deepEqual(stored, [
    { id: 'b', data: {}, body: '<Note />', deferredRender: true },
    { id: 'c', data: {} },
    { id: 'a', data: {}, body: 'Text.', rendered: { html: '<p>Text.</p>' } },
  ]);
});

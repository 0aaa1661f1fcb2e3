import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog } from '../../../src/catalog/build-catalog.ts';
import { jsonTwin } from '../../../src/print/json.ts';
import { markdownTwin } from '../../../src/print/markdown.ts';
import { makeContent } from '../../fixtures/entry.ts';

const OUTCOMES: [output: string, text: string][] = [
  ['node {pid:number} you', 'node {pid} you'],
  ['/.ssh/{keyName}.pub', '/.ssh/{keyName}.pub'],
  ['a literal {{name}} and {rest:line}', 'a literal {name} and {rest}'],
];

const content = makeContent();
const [entry] = content.errors;
assert.ok(entry);
entry.data.commands = [
  {
    id: 'look',
    title: 'Look',
    shell: 'bash',
    risk: 'inspects',
    code: 'ps',
    outcomes: [
      ...OUTCOMES.map(([output]) => ({ output, means: 'It is there.' })),
      { silent: true, means: 'It is not.' },
    ],
  },
];
const view = buildCatalog(content).errors.find(({ id }) => id === entry.id);
assert.ok(view);

test('what a command prints is the same text on the page, in Markdown and in JSON', () => {
  const texts = [...OUTCOMES.map(([, text]) => text), undefined];
  assert.deepEqual(
    view.commands[0]?.outcomes.map(({ text }) => text),
    texts,
  );
  assert.deepEqual(
    jsonTwin(view).commands[0]?.outcomes.map(({ text }) => text),
    texts,
  );
  const printed = markdownTwin(view)
    .split('\n')
    .filter((line) => line.startsWith('- Prints '));
  assert.deepEqual(printed, [
    ...OUTCOMES.map(([, text]) => `- Prints \`${text}\`: It is there.`),
    '- Prints nothing: It is not.',
  ]);
});

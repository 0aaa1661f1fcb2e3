import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSignatures, serializeSignatures } from '../../../../src/core/signatures/signature-index.ts';
import { SIGNATURES_SCHEMA } from '../../../../src/core/signatures/signature-schema.ts';
import type { SignatureEntry } from '../../../../src/core/signatures/types.ts';

const ENTRIES: SignatureEntry[] = [
  {
    id: 'b/two',
    title: 'Two',
    signatures: [
      { template: 'second message {x}', needs: ['two'] },
      { template: 'other', needs: [] },
    ],
    unless: ['one'],
    outranks: ['a/one'],
  },
  { id: 'a/one', title: 'One', signatures: [{ template: 'first message' }], unless: [], outranks: undefined },
];
const JSON_TEXT =
  '{"version":1,"pages":[{"id":"a/one","title":"One","signatures":["first message"]},' +
  '{"id":"b/two","title":"Two","signatures":[{"template":"second message {x}","needs":["two"]},"other"],"unless":["one"],"outranks":["a/one"]}]}';

test('writes pages in the order of their ids and leaves out what is empty', () => {
  assert.equal(serializeSignatures(ENTRIES), JSON_TEXT);
  assert.equal(serializeSignatures(ENTRIES.toReversed()), JSON_TEXT);
});

test('reads what it wrote', () => {
  assert.deepEqual(parseSignatures(JSON_TEXT), [
    { id: 'a/one', title: 'One', signatures: [{ template: 'first message' }] },
    {
      id: 'b/two',
      title: 'Two',
      signatures: [{ template: 'second message {x}', needs: ['two'] }, { template: 'other' }],
      unless: ['one'],
      outranks: ['a/one'],
    },
  ]);
});

test('refuses another version', () => {
  assert.throws(() => parseSignatures('{"version":2,"pages":[]}'), /has version 2, but version 1 is needed/);
});

test('the schema names exactly the members that are written', () => {
  const { pages, version } = SIGNATURES_SCHEMA.properties;
  assert.equal(version.const, 1);
  assert.deepEqual(SIGNATURES_SCHEMA.required, ['version', 'pages']);
  const [, full] = (JSON.parse(JSON_TEXT) as { pages: object[] }).pages;
  assert.deepEqual(Object.keys(pages.items.properties).sort(), Object.keys(full as object).sort());
  const [short, long] = pages.items.properties.signatures.items.anyOf;
  assert.equal(short.type, 'string');
  assert.deepEqual(Object.keys(long.properties), ['template', 'needs']);
  assert.match('openai-api/401-unauthorized', new RegExp(pages.items.properties.id.pattern));
});

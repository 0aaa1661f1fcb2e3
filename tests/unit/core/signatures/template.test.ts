import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  holeNames,
  parseOutput,
  parseTemplate,
  TemplateError,
  templateText,
} from '../../../../src/core/signatures/template.ts';

const text = (name: string) => ({ name, kind: 'text' });

const READ: [source: string, parts: unknown[]][] = [
  ['fatal: not a git repository', ['fatal: not a git repository']],
  ['exec {path}: no such file', ['exec ', text('path'), ': no such file']],
  [
    'address in use {address}:{port:number}',
    ['address in use ', text('address'), ':', { name: 'port', kind: 'number' }],
  ],
  ['spawn {name:word} ENOENT', ['spawn ', { name: 'name', kind: 'word' }, ' ENOENT']],
  ['reason: {all:line}', ['reason: ', { name: 'all', kind: 'line' }]],
  ["Error code: 401 - {'error': {'message'", ["Error code: 401 - {'error': {'message'"]],
  ['literal {{name}} stays', ['literal {name} stays']],
  ['open {{name} brace', ['open {', text('name'), ' brace']],
  ['close {name}} brace', ['close ', text('name'), '} brace']],
  ['empty {} and { spaced } braces', ['empty {} and { spaced } braces']],
  ['  two\r\nlines {x}  ', ['two\nlines ', text('x')]],
  ['E0502', ['E0502']],
];

for (const [source, parts] of READ) {
  test(`reads ${JSON.stringify(source)}`, () => assert.deepEqual(parseTemplate(source).parts, parts));
}

const REJECTED: [source: string, message: RegExp][] = [
  ['', /it is empty\. Write the message/],
  ['{a}{b} are adjacent', /\{b\} follows \{a\} directly/],
  [
    'port {port:nubmer} is taken',
    /\{port:nubmer\} names a kind that does not exist\. Use one of text, word, number, line/,
  ],
  ['reason {all:line} and more', /\{all:line\} reaches to the end of its line/],
  ['{a} no {b}', /fewer than 6 literal characters/],
  ['ABCDE', /fewer than 6 literal characters/],
  ['abc {x} def {y} ghi', /no piece between its holes has 5 literal characters/],
];

for (const [source, message] of REJECTED) {
  test(`rejects ${JSON.stringify(source)}`, () => {
    assert.throws(
      () => parseTemplate(source),
      (error) => error instanceof TemplateError && message.test(error.message),
    );
  });
}

test('accepts a hole to the end of a line before the next line', () => {
  assert.equal(parseTemplate('first {rest:line}\nsecond line').parts.length, 3);
});

test('accepts little literal text in what a command prints', () => {
  assert.deepEqual(parseOutput('{n:number} ok').parts, [{ name: 'n', kind: 'number' }, ' ok']);
  assert.throws(() => parseOutput('{a}{b}'), TemplateError);
});

test('lists hole names once and shows the template without kinds', () => {
  const template = parseTemplate('cannot bind {host}:{port:number}, {host} is {{busy}}');
  assert.deepEqual(holeNames(template), ['host', 'port']);
  assert.equal(templateText(template), 'cannot bind {host}:{port}, {host} is {busy}');
});

test('throws nothing but TemplateError, whatever the text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'{}ab:\n number') }),
  );
  fc.assert(
    fc.property(anyText, (source) => {
      try {
        const { parts } = parseTemplate(source);
        assert.ok(parts.length > 0);
      } catch (error) {
        assert.ok(error instanceof TemplateError);
      }
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { publishTemplate } from '../../../../src/core/diagnosis/public-line.ts';
import { createVocabulary } from '../../../../src/core/diagnosis/vocabulary.ts';
import { createMatcher, matchLog } from '../../../../src/core/matching/match.ts';

const WORDS = `a an as at be code could do error fail failed file from go host if in is it key line message name no not of
  on open or package.json port read read-only server so the to token type user value was with write TypeError can't`;
const isPublic = createVocabulary([], WORDS.split(/\s+/));

const CASES: [what: string, template: string, published: string | undefined][] = [
  ['words that are known stay', 'error: could not open the file', 'error: could not open the file'],
  ['a word that is not known is a hole', 'could not open alice', 'could not open {value}'],
  [
    'unknown neighbours are one hole',
    'could not open alice, (bob) or carol',
    'could not open {value}) or {value2}',
  ],
  [
    'holes stay and are numbered',
    'open {path}: {path2} is not {number:number}',
    'open {path}: {path2} is not {number:number}',
  ],
  ['a number is a hole', 'failed with code 404.', 'failed with code {number:number}.'],
  ['a number too long to be one', `failed with 1${'0'.repeat(18)} in it`, 'failed with {value} in it'],
  ['a number with its unit', 'failed to open in {number:number}ms', 'failed to open in {number:number}ms'],
  ['what touches a hole goes into it', 'failed to open {path}alice now', 'failed to open {value}'],
  ['letter case that tells something', 'failed to oPEN the TypeError', 'failed to {value} the TypeError'],
  [
    'the plural and the genitive',
    "could not read file(s) of the user's host",
    "could not read file(s) of the user's host",
  ],
  ['a pair of words', 'file is read/write or read-only', 'file is read/write or read-only'],
  ['a pair with a short word', 'file is read-it or not', 'file is {value} or not'],
  ['three words with dashes', 'failed read-write-open was it', 'failed {value} was it'],
  ['two words that touch', 'error:failed to open', 'error:failed to open'],
  ['three words that touch', 'it was error:failed:open to read', 'it was {value} to read'],
  ['a short word that touches', 'it was error:no to read', 'it was {value} to read'],
  ['a touching word that is not known', 'it was error:alice to read', 'it was {value} to read'],
  [
    'JSON',
    '{"error":{"message":"could not open","type":"zork"}}',
    '{"error":{"message":"could not open","type":"{value}"}}',
  ],
  ['a named value', "could not open name='zork', key='file'", "could not open name='{value}', key='file'"],
  ['a row of short words', 'failed it is to be with open', 'failed {value} with open'],
  ['a row of short words in marks', 'failed (it) "is" to, be: with open', 'failed ({value}: with open'],
  ['a longer row of words a little longer', 'failed key not the was key open', 'failed {value} open'],
  ['four short words', 'failed key not the was open', 'failed key not the was open'],
  ['a row at the end', 'failed to open: no if so to', 'failed to open: {value}'],
  ['signs', 'could not open - the file -- and / or ...', 'could not open - the file -- {value} / or ...'],
  ['disorderly marks', 'failed to open <(!; with it', 'failed to open {value} with it'],
  ['options', 'failed with --token and --zork', 'failed with --token {value}'],
  ['literal braces', 'could not read {{name}} from {{alice}}', 'could not read {{name}} from {value}}'],
  ['braces around a hole', 'could not read { {path}, {{{path2}}}', 'could not read { {path}, {value}}}'],
  ['holes with a brace between them', 'could not read {path}{{path2} now', 'could not read {path} {value}'],
  [
    'numbers with a brace between them',
    'could not read 42{42 open now',
    'could not read {number} open {value}',
  ],
  ['another script', 'could not open 日本語 file', 'could not open {value} file'],
  ['private characters', 'could not open \ue000 file', 'could not open {value} file'],
  ['nothing known', 'alice bob carol', undefined],
  ['too little known', 'zork it', undefined],
];
for (const [what, template, published] of CASES) {
  test(`published: ${what}`, () => assert.equal(publishTemplate(template, isPublic), published));
}

test('what is published finds the line again', () => {
  const word = fc.constantFrom(
    ...[
      'open',
      'the',
      'alice',
      'file',
      'no',
      'if',
      '42',
      '{',
      '}',
      '{{name}}',
      '(s)',
      ':',
      '"key":"x"',
      '…',
      '--to',
      'a.',
      'é',
    ],
  );
  const line = fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', '')), { minLength: 1, maxLength: 9 })
    .map((words) => `could not read ${words.flat().join('')} in the file`);
  fc.assert(
    fc.property(line, (text) => {
      const template = publishTemplate(text, isPublic);
      if (template === undefined) return;
      const matcher = createMatcher([{ id: 'a/b', title: 'x', signatures: [{ template }] }]);
      const printed = text.replaceAll('{{name}}', '{name}');
      assert.equal(matchLog(matcher, `before\n\n${printed}\n\nafter`).length, 1, template);
    }),
    { numRuns: 1000 },
  );
});

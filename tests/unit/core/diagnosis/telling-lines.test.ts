import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanLine, findTellingLines } from '../../../../src/core/diagnosis/telling-lines.ts';

test('finds the lines that look like errors, best first, each wording once', () => {
  const log = [
    'Starting build',
    '2026-11-23T10:00:00Z Warning: something is deprecated',
    'step 1 failed after 3 s',
    'step 2 failed after 9 s',
    '\x1b[31mError: cannot open /home/bob/x: not found\x1b[0m',
    '    at Object.open (/srv/app.js:1:2)',
    'Found 0 errors, see the log for more information about errors',
    'step one failed in the end',
    '12',
  ].join('\n');
  assert.deepEqual(
    findTellingLines(log).map(({ line, text }) => [line, text]),
    [
      [5, 'Error: cannot open /home/<user-1>/x: not found'],
      [3, 'step 1 failed after 3 s'],
      [8, 'step one failed in the end'],
    ],
  );
  assert.equal(findTellingLines(log, 1).length, 1);
});

test('finds nothing in a log that looks clean', () => {
  assert.deepEqual(findTellingLines('Done in 3 s\n42 passed, 0 failed\ninfo: no errors\n'), []);
});

test('cleans a line and cuts it between words', () => {
  assert.equal(cleanLine('  [31mtoken=abcdef123456[0m   said "no": x'), 'token=<password-1> said "no": x');
  assert.equal(cleanLine('word '.repeat(200)), 'word '.repeat(80).trim());
});

test('lines stand where they say, whatever the log', () => {
  const log = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Error: bad', 'failed\n', '\r\n', 'x')))
    .map((parts) => parts.join('\n'));
  fc.assert(
    fc.property(log, (text) => {
      const count = text.split('\n').length;
      for (const { line, score } of findTellingLines(text))
        assert.ok(line >= 1 && line <= count && score >= 3);
    }),
  );
});

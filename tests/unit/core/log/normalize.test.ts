import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalize } from '../../../../src/core/log/normalize.ts';

function clean(source: string, wraps = true): string {
  return String.fromCharCode(...normalize(source, wraps).codes);
}

const WIDE = 'x'.repeat(60);
const CASES: [what: string, source: string, expected: string][] = [
  ['nothing', '', ''],
  ['white space', '  a \t b\u00a0 c  \n', 'a b c'],
  ['indentation', 'a\n    b', 'a\nb'],
  ['empty lines', '\n\na\n\n\n\nb', 'a\n\nb'],
  ['line ends', 'a\r\nb\r\r\nc', 'a\nb\nc'],
  ['a progress bar', '10%\r50%\r100%\ndone', '10%\n50%\n100%\ndone'],
  ['colours', '\x1b[1;31mError\x1b[0m: x', 'Error: x'],
  ['a colour in eight bits', '\x9b31mred', 'red'],
  ['a link', '\x1b]8;;http://x\x07text\x1b]8;;\x1b\\', 'text'],
  ['a charset', '\x1b(Btext', 'text'],
  ['a visible colour', '[31mred[0m [1;2mx', 'red x'],
  ['a caret colour', '^[[31mred', 'red'],
  ['an escaped colour', '\\u001b[31mred \\x1b[0m\\033[1mx \\e[2my', 'red x y'],
  ['no colour', 'a[5] ^x \\e', 'a[5] ^x \\e'],
  ['a lone escape', 'a\x1bé', 'aé'],
  ['control and invisible characters', 'a\0b\u200bc\ufeffd\x08', 'abcd'],
  ['ISO time', '2026-11-23T10:00:00.123Z x', 'x'],
  ['time in brackets', '[2026-11-23 10:00:00,123] x', 'x'],
  ['time with zone', '2026/11/23 10:00:00 +0100 x', 'x'],
  ['time alone', '10:00:00.5 x', 'x'],
  ['syslog', 'Jan 11 16:37:20 host x', 'host x'],
  ['Apache', '[Mon Jan 11 16:37:20.123456 2026] x', 'x'],
  ['kernel', '[12345.678901] x', 'x'],
  ['compose', 'web-1  | x\nmy_app_1 | y', 'x\ny'],
  ['pm2', '0|api  | x', 'x'],
  ['BuildKit', '#12 3.456 x\n#7 y', 'x\ny'],
  ['GitHub Actions', '2026-11-23T10:00:00.0000000Z ##[error]x', 'x'],
  ['a Git server', 'remote: x', 'x'],
  ['quoting', '> > x', 'x'],
  ['boxes', '│ x\n| y', 'x\ny'],
  ['npm', 'npm error code E404\nnpm ERR! x\nNPM Error', 'npm ERR! code E404\nnpm ERR! x\nnpm ERR!'],
  ['no npm', 'npm errors\nnext\nNode', 'npm errors\nnext\nNode'],
  ['JSON escapes', '"a\\nb\\tc\\r\\n \\"d\\" \\/ C:\\\\x"', '"a\nb c\n\n"d" / C:\\x"'],
  ['quotes escaped twice', '"{\\\\\\"a\\\\\\"}"', '"{"a"}"'],
  ['an escape at the end', '"\\" \\', '"" \\'],
  ['an unknown escape', '"\\" \\q', '"" \\q'],
  ['line feeds in source', "b'one\\ntwo'", "b'one\ntwo'"],
  ['a Windows path', 'open "C:\\new\\table"', 'open "C:\\new\\table"'],
  ['a backslash without quotes', 'a\\nb', 'a\\nb'],
  ['each line by itself', '"\\" a\\nb\nc\\nd', '"" a\nb\nc\\nd'],
  ['a wrapped line', `${WIDE}\ny\nz`, `${WIDE}\u0001y\nz`],
  ['a wrapped line before an indented one', `${WIDE}\n y`, `${WIDE}\ny`],
  ['a wrapped line after a space', `${WIDE.slice(1)} \ny`, `${WIDE.slice(1)}\ny`],
  ['a longest line with CRLF', `${WIDE}\r\ny`, `${WIDE}\u0001y`],
  ['a longest line that is too long', `${'x'.repeat(401)}\ny`, `${'x'.repeat(401)}\ny`],
  ['typographic quotes', '‘a’ “b” — c', '‘a’ “b” — c'],
];

for (const [what, source, expected] of CASES) {
  test(`cleans ${what}`, () => assert.equal(clean(source), expected));
}

test('marks no wraps when asked so', () => assert.equal(clean(`${WIDE}\ny`, false), `${WIDE}\ny`));

test('every kept character stands where its offset says, in rising order', () => {
  const source =
    `  \x1b[31mone\x1b[0m\t two\r\n\n2026-11-23T10:00:00Z three [0mfour ${'five '.repeat(2000)}`.repeat(3);
  const { codes, toOriginal } = normalize(source);
  let last = -1;
  codes.forEach((code, index) => {
    const offset = toOriginal(index);
    const original = source[offset] as string;
    assert.ok(offset > last || (code === 10 && offset === last));
    last = offset;
    if (code > 32) assert.equal(original, String.fromCharCode(code));
    else assert.match(original, /\s/);
  });
});

test('offsets hold over many thousand gaps', () => {
  const source = 'a\x1b[0m'.repeat(5000);
  const { codes, toOriginal } = normalize(source);
  assert.equal(codes.length, 5000);
  assert.deepEqual([0, 1, 2048, 4999].map(toOriginal), [0, 5, 10240, 24995]);
  assert.equal(normalize('').toOriginal(0), 0);
});

test('never throws, never grows, and offsets stay inside the text', () => {
  const noise = fc.string({
    unit: fc.constantFrom(
      '\x1b',
      '[',
      '3',
      'm',
      '\\',
      '"',
      'n',
      '\n',
      '\r',
      ' ',
      ':',
      'npm error',
      '2026-11-23T10:00:00Z ',
      '| ',
      '\ud800',
      '\0',
    ),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), noise), (source) => {
      const { codes, toOriginal } = normalize(source);
      assert.ok(codes.length <= source.length);
      let last = -1;
      for (const index of codes.keys()) {
        const offset = toOriginal(index);
        assert.ok(offset >= last && offset < source.length);
        last = offset;
      }
    }),
    { numRuns: 2000 },
  );
});

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
  ['a mark of Buildkite', '\x1b_bk;t=17\x07a \\u001b_bk;t=17\\u0007b', 'a b'],
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
  ['a program of syslog', 'Jan 11 16:37:20 host app[7]: x', 'x'],
  ['Heroku', '2026-11-02T10:00:00.000000+00:00 app[web.1]: x', 'x'],
  ['systemd', '[   12.345678] app[7]: x', 'x'],
  ['nginx', '2026/11/02 10:00:00 [error] 41#41: *7 x', 'x'],
  ['PostgreSQL', '2026-11-02 10:00:00.123 UTC [41] x\n2026-11-02 10:00:00 CET [41-1] me@shop y', 'x\ny'],
  ['MySQL', '2026-11-02T10:00:00.123456Z 41 [ERROR] [MY-010000] [Server] x', 'x'],
  ['CloudWatch', '2026-11-02T10:00:00.123Z\t5f1c6a7e-0d3b-4c55-9d7f-6f1d2b3c4d5e\tERROR\tx', 'x'],
  ['a downloaded log of GitHub', 'build\tRun npm ci\t2026-11-02T10:00:00.1Z x', 'x'],
  ['kubectl', '[pod/api-7c9/x] x', 'x'],
  ['GitLab', '2026-11-02T10:00:00.0Z 01O x\n00 01E y', 'x\ny'],
  ['TeamCity', '[10:00:00]W:\t [Step 1/2] x', 'x'],
  ['npm’s own log', '21 error x', 'x'],
  ['a list', '- x', 'x'],
  ['Apache', '[Mon Jan 11 16:37:20.123456 2026] x', 'x'],
  ['kernel', '[12345.678901] x', 'x'],
  ['compose', 'web-1  | x\nmy_app_1 | y', 'x\ny'],
  ['compose without a number', 'api  | x', 'x'],
  ['the same unknown prefix', 'web:build: x\nweb:build: y', 'x\ny'],
  ['the same unknown prefix with nothing behind it', 'api-7c9f api x\napi-7c9f api\ny', 'x\napi-7c9f api\ny'],
  ['the same unknown prefix before a tab', 'api-7c9f api x\napi-7c9f api \ty', 'x\ny'],
  ['an unknown prefix once', 'web:build: x\ny', 'web:build: x\ny'],
  ['an unknown prefix alone', 'web:build: x', 'web:build: x'],
  ['pm2', '0|api  | x', 'x'],
  ['BuildKit', '#12 3.456 x\n#7 y\n12.34 z', 'x\ny\nz'],
  ['GitHub Actions', '2026-11-23T10:00:00.0000000Z ##[error]x', 'x'],
  ['a Git server', 'remote: x', 'x'],
  ['quoting', '> > x', 'x'],
  ['boxes', '│ x\n| y', 'x\ny'],
  ['a box with a right side', '│ x   │\n| 1 | y |', 'x\ny'],
  ['bars inside', 'see a | b', 'see a | b'],
  ['bold lines', '**a: **b\n**c**', 'a: **b\nc'],
  ['an asterisk of Markdown', 'make: **\\* x', 'make: *** x'],
  [
    'json-file',
    '{"log":"a \\"b\\"\\n","stream":"stderr","time":"2026-11-02T10:00:00Z"}\n{"log":"c\\n","stream":"stderr"}',
    'a "b"\nc',
  ],
  ['a logger’s JSON', '{"level": "error", "pid": 7, "msg": "a\\tb\\rc", "ok": true}', 'a b\nc'],
  ['JSON in JSON', '"{\\"m\\":\\"a\\\\nb\\"}"', '"{"m":"a\nb"}"'],
  ['a drive in JSON in JSON', '"{\\"m\\":\\"C:\\\\\\\\new\\"}"', '"{"m":"C:\\new"}"'],
  ['a line feed after a word and a colon', '"Require stack:\\n- a"', '"Require stack:\n\na"'],
  ['JSON in a logger’s JSON', '{"msg":"{\\"level\\":\\"e\\",\\"msg\\":\\"a \\\\\\"b\\\\\\"\\"}"}', 'a "b"'],
  ['a prefix in a string', '{"msg":"10:00:00 a\\n10:00:01 b"}', 'a\nb'],
  ['a box in a string', '{"msg":"│ a │"}', 'a'],
  ['a string over several lines of a box', '│ {"msg":"a │\n│ b"} │', 'a\nb'],
  ['a string in source that ends otherwise', '{"msg":"a" + b\nc\\n', 'a" + b\nc\\n'],
  ['a prefix in colours', '\x1b[36mweb-1\x1b[0m \x1b[36m|\x1b[0m a', 'a'],
  ['a prefix of several words behind another', '10:00:00 a/b build: x\n10:00:01 a/b build: y', 'x\ny'],
  ['a chat', '[10:00] a\n[10:01] b', 'a\nb'],
  ['a path in brackets behind a time', '10:00:00 ./x.sh[7]: a', './x.sh[7]: a'],
  ['a mark of GitHub behind a name', 'E: ##[error]a', 'E: a'],
  ['Unicode escapes', 'a \\u003e b \\\\u0026 c \\u0009d', 'a > b & c \\u0009d'],
  ['entities', '&lt;a&gt; &amp; &quot;b&quot; &#39;c&#x27; &apos;d&nbsp;e', "<a> & \"b\" 'c' 'd e"],
  ['no entity', 'a&b; &#7; &#xffff; &', 'a&b; &#7; \uffff &'],
  ['tags', '<pre>a <b class="x">b</b></pre> <c>', 'a b <c>'],
  ['a URL', 'error=a%20b%3A%0Ac+d&e', 'error\na b:\nc d e'],
  ['a form without a code', 'error=spawn+E2BIG\n| error=a+b', 'error\nspawn E2BIG\n\nerror\na b'],
  ['a version in an assignment', 'libc=2.36+deb12 CXX=g++', 'libc=2.36+deb12 CXX=g++'],
  ['a prefix in a form', 'error=10%3A00%3A00+-+a', 'error\na'],
  ['npm in a form', 'error=npm%20error%20code', 'error\nnpm ERR! code'],
  ['a part of a URL', 'see x?q=a%20b now', 'see x?q a b now'],
  ['letters of a URL beyond ASCII', 'a%20%C2%B7%20b', 'a · b'],
  ['what is no URL', '50%20 a+b=c %zz a%20%ff%ff', '50%20 a+b=c %zz a %ff%ff'],
  ['colours of a URL', '%1B%5B31%3B1ma', 'a'],
  ['npm', 'npm error code E404\nnpm ERR! x\nNPM Error', 'npm ERR! code E404\nnpm ERR! x\nnpm ERR!'],
  ['npm in colours', '\x1b[1mnpm\x1b[22m \x1b[31merror\x1b[39m x', 'npm ERR! x'],
  ['no npm', 'npm errors\nnext\nNode', 'npm errors\nnext\nNode'],
  ['JSON escapes', '"a\\nb\\tc\\r\\n \\"d\\" \\/ C:\\\\x"', '"a\nb c\n\n"d" / C:\\x"'],
  ['quotes escaped twice', '"{\\\\\\"a\\\\\\"}"', '"{"a"}"'],
  ['an escape at the end', '"\\" \\', '"" \\'],
  ['an unknown escape', '"\\" \\q', '"" \\q'],
  ['line feeds in source', "b'one\\ntwo'", "b'one\ntwo'"],
  ['quotes in quotes, as Python prints them', "(2, 'Can\\'t open \\'x\\'')", "(2, 'Can't open 'x'')"],
  ['a Windows folder in quotes', "open 'C:\\new\\'", "open 'C:\\new\\'"],
  ['a Windows path', 'open "C:\\new\\table"', 'open "C:\\new\\table"'],
  ['a backslash without quotes', 'a\\nb', 'a\\nb'],
  ['each line by itself', '"\\" a\\nb\nc\\nd', '"" a\nb\nc\\nd'],
  [
    'a wrapped line',
    `${WIDE}\n${WIDE.replace('x', 'y')}\nz`,
    `${WIDE}\u0001${WIDE.replace('x', 'y')}\u0001z`,
  ],
  [
    'a wrapped line before an indented one',
    `${WIDE}\n    ${'y'.repeat(56)}\nz`,
    `${WIDE}\u0001${'y'.repeat(56)}\u0001z`,
  ],
  ['a line of a common width', `${'x'.repeat(80)}\ny\nz`, `${'x'.repeat(80)}\u0001y\nz`],
  [
    'a wrapped line below what was typed',
    `${'t'.repeat(90)}\n${'x'.repeat(80)}\ny`,
    `${'t'.repeat(90)}\n${'x'.repeat(80)}\u0001y`,
  ],
  [
    'a line below longer ones',
    `a\n${'t'.repeat(90)}\n${'x'.repeat(80)}\ny`,
    `a\n${'t'.repeat(90)}\n${'x'.repeat(80)}\ny`,
  ],
  [
    'a full line before its like',
    `${'x'.repeat(80)}\n${'x'.repeat(20)}`,
    `${'x'.repeat(80)}\n${'x'.repeat(20)}`,
  ],
  ['a full line before a prefix', `${'x'.repeat(80)}\n10:00:00 y`, `${'x'.repeat(80)}\n\ny`],
  ['a full line in colours', `\x1b[31m${'x'.repeat(80)}\x1b[0m\ny`, `${'x'.repeat(80)}\u0001y`],
  ['a full line behind a prefix', `web-1 | ${'x'.repeat(80)}\nweb-1 | y`, `${'x'.repeat(80)}\u0001y`],
  ['a full line in a string', `{"msg":"${'x'.repeat(80)}\\ny"}`, `${'x'.repeat(80)}\u0001y`],
  ['a full line before a frame', `${'x'.repeat(80)}\n   at y`, `${'x'.repeat(80)}\nat y`],
  ['a full line before a far one', `${'x'.repeat(80)}\n${' '.repeat(9)}y`, `${'x'.repeat(80)}\ny`],
  ['a full line before an empty one', `${'x'.repeat(80)}\n\ny`, `${'x'.repeat(80)}\n\ny`],
  ['a full line after a space', `${'x'.repeat(79)} \ny`, `${'x'.repeat(79)}\ny`],
  ['a full line with CRLF', `${'x'.repeat(80)}\r\ny`, `${'x'.repeat(80)}\u0001y`],
  ['one longest line', `${WIDE}\ny`, `${WIDE}\ny`],
  ['typographic quotes', '‘a’ “b” — c', '‘a’ “b” — c'],
];

for (const [what, source, expected] of CASES) {
  test(`cleans ${what}`, () => assert.equal(clean(source), expected));
}

test('marks no wraps when asked so', () =>
  assert.equal(
    clean(`${WIDE}\n${WIDE.replace('x', 'y')}\nz`, false),
    `${WIDE}\n${WIDE.replace('x', 'y')}\nz`,
  ));

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
      '%20',
      '&lt;',
      '\\u003e',
      '{"log":"',
      '**',
      'web:build: ',
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

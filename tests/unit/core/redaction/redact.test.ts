import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createMatcher, matchLog } from '../../../../src/core/matching/match.ts';
import { redact } from '../../../../src/core/redaction/redact.ts';
import { createRandom } from '../random.ts';
import { makeSecrets } from '../secret-samples.ts';

const SURROUNDINGS: ((text: string) => string)[] = [
  (text) => text,
  (text) => `error: request with ${text} failed\n`,
  (text) => `\x1b[31m2026-11-23T10:00:00Z\x1b[0m ${text}`,
  (text) => `key "${text}" is wrong`,
  (text) => `(${text}).`,
  (text) => `\x1b[31m${text}\x1b[0m`,
  (text) => `VALUE=${text}\nnext`,
  (text) => `a\n  ${text}\nb`,
];

test('finds at least 99 % of more than 1,000 secrets of more than 60 kinds', () => {
  const random = createRandom(2026);
  const missed: string[] = [];
  let count = 0;
  const kinds = new Set<string>();
  for (let round = 0; round < 16; round++) {
    for (const { kind, text, secrets } of makeSecrets(random)) {
      const surround = SURROUNDINGS[round % SURROUNDINGS.length] as (text: string) => string;
      const { text: clean } = redact(surround(text));
      kinds.add(kind);
      count++;
      if (secrets.some((secret) => clean.includes(secret)))
        missed.push(`${kind}: ${surround(text)} → ${clean}`);
    }
  }
  assert.ok(count >= 1000 && kinds.size >= 60, `${count} secrets of ${kinds.size} kinds`);
  assert.ok(missed.length <= count / 100, missed.join('\n'));
});

const CLEAN = [
  'npm ERR! code ERESOLVE',
  'Access denied for user root (using password: YES)',
  'error: max_tokens=4096 is too large, token_count: 5000',
  'tokenizer: gpt2, tokens: 128000, Unexpected token: punc',
  'SyntaxError: Unexpected token < in JSON at position 0',
  'PWD=/srv/app OLDPWD=/srv',
  'password: required, secret: not found',
  'Please set OPENAI_API_KEY=$OPENAI_API_KEY or api_key="YOUR_API_KEY"',
  'Authorization: Bearer YOUR_KEY',
  'const token = req.headers.authorization',
  'commit 3f786850e387550fdab836ed7e6dc881de23001b',
  'sha512-TCZ36BjURTeFTM/CwRcViQlfkMvL1/vFISuNLO5GkcVm1+QHfbSiNqZuWeMFjj1/3+uAjXswgRk30j1kkLYJBQ==',
  'id 123e4567-e89b-12d3-a456-426614174000',
  'git@github.com: Permission denied (publickey).',
  'getty@tty1.service: Failed with result exit-code',
  'https://github.com/org/repo.git not found',
  'image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'react@18.2.0 requires node@>=18',
  'at /home/runner/work/app/index.js:1:2',
  'C:\\Users\\runneradmin\\x',
  'contact support@vendor.com for help',
  'the keyword passed=12 failed=0 bypass=on',
  '-----BEGIN CERTIFICATE-----',
  'http://localhost:3000/path?q=1',
  'Cookie: none',
];

test('leaves clean lines alone', () => {
  assert.deepEqual(
    CLEAN.filter((line) => redact(line).text !== line),
    [],
  );
});

test('touches at most 1 % of the lines of real source and documentation', () => {
  const files = [
    'package-lock.json',
    'tsconfig.json',
    'node_modules/typescript/README.md',
    'node_modules/typescript/lib/lib.es5.d.ts',
    'node_modules/prettier/README.md',
    'node_modules/fast-check/README.md',
    'node_modules/yaml/dist/compose/composer.js',
  ];
  const root = new URL('../../../../', import.meta.url);
  const lines = files
    .flatMap((file) => readFileSync(new URL(file, root), 'utf8').split('\n'))
    .filter((line) => line.trim());
  const touched = lines.filter((line) => redact(line).text !== line);
  assert.ok(lines.length > 5000, `${lines.length} lines`);
  assert.ok(
    touched.length <= lines.length / 100,
    `${touched.length} of ${lines.length}: ${touched.slice(0, 20).join('\n')}`,
  );
});

describe('placeholders', () => {
  const key = `ghp_${'a1B2'.repeat(9)}`;

  test('are numbered, the same secret with the same number', () => {
    const other = key.replace('a1', 'b2');
    assert.equal(redact(`${key} ${other} ${key}`).text, '<token-1> <token-2> <token-1>');
  });

  test('are listed with kind and place, never with the secret', () => {
    const { replaced } = redact(`x ${key}`);
    assert.deepEqual(replaced, [{ kind: 'GitHub token', placeholder: '<token-1>', start: 2, end: 42 }]);
  });

  const CASES: [what: string, text: string, expected: string][] = [
    ['URL credentials', 'postgres://bob:hunter22@db/x', 'postgres://<user-1>:<password-1>@db/x'],
    ['plain users', 'postgres://postgres:hunter22@db/x', 'postgres://postgres:<password-1>@db/x'],
    ['a cookie', 'Cookie: a=1; b=2', 'Cookie: <cookie-1>'],
    ['a header', '"authorization": "Bearer abcdef123456"', '"authorization": "Bearer <token-1>"'],
    ['an escaped member', '{\\"password\\": \\"hunter22\\"}', '{\\"password\\": \\"<password-1>\\"}'],
    ['an e-mail address', 'from bob.b@mail.example.org, ok', 'from <email-1>@mail.invalid, ok'],
    [
      'home directories',
      '/home/bob/x C:\\Users\\Bob\\y /Users/bob',
      '/home/<user-1>/x C:\\Users\\<user-2>\\y /Users/<user-1>',
    ],
    [
      'a private key',
      '-----BEGIN PRIVATE KEY-----\nMIIE\nabc=\n-----END PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----\n<private-key-1>\n<private-key-1>\n-----END PRIVATE KEY-----',
    ],
    ['overlaps', `password=${key}xyz-tail`, 'password=<password-1>'],
    ['overlaps that reach further', `token: ${key}`, 'token: <token-1>'],
  ];
  for (const [what, text, expected] of CASES) {
    test(`stand for ${what}`, () => assert.equal(redact(text).text, expected));
  }
});

test('a second run changes nothing', () => {
  const random = createRandom(7);
  for (const { text } of makeSecrets(random)) {
    const once = redact(`before ${text} after\n`).text;
    assert.equal(redact(once).text, once);
  }
});

test('what stands for a secret is no element that ends far below', () => {
  const once = `password=<password-1>${'\n'.repeat(9)}t</p>${'\n'.repeat(9)}`;
  assert.equal(redact(once).text, once);
  const secrets = once.replace('<password-1>', 'hunter2hunter2') + 'A1b2C3d4E5f6G7h8I9j0K1l2';
  assert.match(redact(secrets).text, /^password=<password-1>\n+t<\/p>\n+<token-1>$/);
});

/** What rules look for, without what they look for next to it. */
const PIECES = [
  ...[
    'password=',
    'password: ',
    '"password":"',
    '\\"token\\":\\"',
    'secret',
    'key',
    '--token ',
    ' is ',
    '=',
    ' ',
    '->',
  ],
  ...[
    'Bearer ',
    '://a:b@',
    '"',
    "'",
    '/home/',
    'x@y.zz',
    '\n',
    '\r\n',
    '\t',
    '(',
    ')',
    '[',
    '|',
    ',',
    ';',
    '$',
    '{',
    '}',
  ],
  ...[
    '<token-1>',
    '<email-1>@mail.invalid',
    '<password>',
    '</password>',
    'name: DB_PASSWORD',
    'value',
    'export ',
  ],
  ...[
    '%3D',
    '%22',
    '&quot;',
    '&amp;',
    '\\n',
    '\\',
    '\x1b[31m',
    '[0m',
    'ghp_',
    'hunter2',
    '-',
    '_',
    '.',
    'é',
    '\u2028',
  ],
  ...[
    'a1'.repeat(20),
    'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7',
    'a'.repeat(60),
    `${'b'.repeat(79)}\n`,
    'mysql -p',
    'curl -u a:',
  ],
  ...['PRIVATE KEY', 'CERTIFICATE'].flatMap((name) => [`-----BEGIN ${name}-----`, `-----END ${name}-----`]),
];
const hostile = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

test('a second run changes nothing, and lines stay lines, whatever the text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { text: clean } = redact(text);
      assert.equal(redact(clean).text, clean);
      assert.equal(clean.split('\n').length, text.split('\n').length);
    }),
    { numRuns: 2000 },
  );
});

test('what a colon is joined to is a variable of psql', () => {
  const text = "ALTER ROLE me PASSWORD :'pw';";
  assert.equal(redact(text).text, text);
});

test('a pair at the very beginning is a list of names', () => {
  assert.equal(redact('"password", "hunter22secret"').text, '"password", "hunter22secret"');
});

test('the lines of a key go up to what cannot be one, a long line too', () => {
  const lines = [
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj'.repeat(5),
    'x1Y2'.repeat(16),
  ];
  const key = [
    'MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu',
    '-----END PRIVATE KEY-----',
  ];
  for (const above of [...lines, 'what went before, in words', '']) {
    const { text } = redact(['first', above, ...key, 'last'].join('\n'));
    assert.match(text, /\nlast$/);
    assert.doesNotMatch(text, /MzEfYyji/);
  }
});

test('a long word, and a text of nothing but beginnings of secrets, are redacted once', () => {
  for (const piece of [
    'A1b',
    'password=',
    'password="',
    '\\"token\\":',
    'mysql -pab ',
    'a://b:c@',
    '<token-1>=',
  ]) {
    const text = piece.repeat(200_000 / piece.length);
    const { text: clean } = redact(text);
    assert.ok(redact(clean).text === clean, piece);
  }
});

test('the text between the replaced places stays, whatever the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'password=',
      'Bearer ',
      '://a:b@',
      '"',
      '-----BEGIN PRIVATE KEY-----',
      '-----END PRIVATE KEY-----',
      '/home/',
      'x@y.zz',
      '\n',
      '<token-1>',
      'ghp_',
      'a1'.repeat(20),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const { text: clean, replaced } = redact(text);
        let rest = '';
        let end = 0;
        for (const { start, end: next } of replaced) {
          assert.ok(start >= end && next > start && next <= text.length);
          rest += text.slice(end, start);
          end = next;
        }
        rest += text.slice(end);
        assert.equal(
          replaced
            .reduce((left, { placeholder }) => left.replace(placeholder, ''), clean)
            .replaceAll('@mail.invalid', '').length <= rest.length,
          true,
        );
      },
    ),
    { numRuns: 1000 },
  );
});

test('matching gives the same result before and after', () => {
  const templates = [
    'Incorrect API key provided: {key}. You can find your API key at {url}.',
    '{user}@{host}: Permission denied (publickey)',
    "fatal: unable to access '{url}': Could not resolve host: {host}",
    "Error: ENOENT: no such file or directory, open '{path}'",
    'Access denied for user {user} (using password: YES)',
    'login failed with {secret} for {account}',
  ];
  const matcher = createMatcher(
    templates.map((template, index) => ({ id: `a/${index}`, title: template, signatures: [{ template }] })),
  );
  const brief = (log: string) =>
    matchLog(matcher, log).map(({ id, places }) => [
      id,
      places.map(({ line, templateIndex }) => [line, templateIndex]),
    ]);
  for (const { text, kind } of makeSecrets(createRandom(11))) {
    const value = text.replace(/\s+/g, '_');
    const log = [
      `Incorrect API key provided: ${value}. You can find your API key at https://x.invalid/keys.`,
      'bob@mail.example.org: Permission denied (publickey).',
      `fatal: unable to access 'https://bob:${kind.length}secret@x.invalid/': Could not resolve host: x.invalid`,
      "Error: ENOENT: no such file or directory, open '/home/bob/app/package.json'",
      'Access denied for user bob@localhost.example.org (using password: YES)',
      `login failed with ${value} for bob@mail.example.org`,
    ].join('\n');
    const before = brief(log);
    assert.equal(before.length, templates.length, kind);
    assert.deepEqual(brief(redact(log).text), before, kind);
  }
});

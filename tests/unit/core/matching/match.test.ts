import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createMatcher, matchLog } from '../../../../src/core/matching/match.ts';
import type { SignatureEntry } from '../../../../src/core/signatures/types.ts';

function page(id: string, ...templates: string[]): SignatureEntry {
  return { id, title: id, signatures: templates.map((template) => ({ template })) };
}

function capture(template: string, log: string): Record<string, string> | undefined {
  return matchLog(createMatcher([page('a/b', template)]), log)[0]?.places[0]?.captures;
}

const CAPTURED: [template: string, log: string, captures: Record<string, string>][] = [
  [
    'address already in use {address}:{port:number}',
    'Error: address already in use :::3000',
    { address: '::', port: '3000' },
  ],
  [
    'address already in use {address}:{port:number}',
    'address already in use 127.0.0.1:3000\n',
    { address: '127.0.0.1', port: '3000' },
  ],
  [
    'address already in use {address}:{port:number}',
    'address already in use ::1:3000',
    { address: '::1', port: '3000' },
  ],
  [
    'address already in use {address}:{port:number}',
    'address already in use fe80::1:3000.',
    { address: 'fe80::1', port: '3000' },
  ],
  ['syntax error in {file}:{line:number}', 'syntax error in main.js:10:5', { file: 'main.js', line: '10' }],
  [
    "pathspec '{path}' did not match",
    "error: pathspec 'my file.txt' did not match any",
    { path: 'my file.txt' },
  ],
  [
    '{user}@{host}: Permission denied (publickey)',
    'git@github.com: Permission denied (publickey).',
    { user: 'git', host: 'github.com' },
  ],
  ['{path}: No such file or directory', 'cat: "x.txt": No such file or directory', { path: 'x.txt' }],
  ['{path}: No such file or directory', 'ls (a)b: No such file or directory', { path: '(a)b' }],
  ['cannot load {module}', 'cannot load (left-pad).', { module: 'left-pad' }],
  ['cannot load {module}', 'cannot load f(x)!', { module: 'f(x)' }],
  [
    'reading config failed: {reason:line}',
    'reading config failed:  it is  not there. \nnext',
    { reason: 'it is not there.' },
  ],
  ['the tool says{reason:line}', 'the tool says  hello you', { reason: 'hello you' }],
  ['the tool says: {reason:line}', 'a.rb:3: the tool says: hello (RuntimeError)', { reason: 'hello' }],
  ['the tool says: {reason:line}', 'the tool says: hello (you)', { reason: 'hello (you)' }],
  ['cannot load {module}', 'cannot load **left-pad**', { module: 'left-pad' }],
  ['cannot load {module}', 'cannot load **/*.ts', { module: '**/*.ts' }],
  [
    'cannot load {module} from any of the folders',
    'cannot load left-pad\nfrom any of the folders',
    { module: 'left-pad' },
  ],
  [
    'loads {module} from any of the folders zq',
    'loads left-\npad from any of the folders zq',
    { module: 'left-pad' },
  ],
  ['spawn {command:word} ENOENT in shell', 'spawn npx ENOENT in shell', { command: 'npx' }],
  ['{count:number} packages are broken', 'found 12 packages are broken', { count: '12' }],
  [
    'takes {want:number} arguments but {got:number} were given',
    'f() takes 2 arguments but 31 were given',
    { want: '2', got: '31' },
  ],
  ['copy {name} onto {name} is refused', 'copy a onto b is refused', { name: 'a' }],
  ['first line {a}\nsecond line {b}', 'first line one\n\n   second line two', { a: 'one', b: 'two' }],
  [
    'first line {a}\nsecond line {b}',
    'npm error first line one\nnpm error second line two',
    { a: 'one', b: 'two' },
  ],
  [
    'first line {a}\nERROR: second line {b}',
    'first line one\nERROR: second line two',
    { a: 'one', b: 'two' },
  ],
  ['number {n:number} of\nthe second line', 'number 7 of\nthe second line', { n: '7' }],
  ['the value {{name}} of {thing} is taken', 'the value {name} of x is taken', { thing: 'x' }],
];

for (const [template, log, captures] of CAPTURED) {
  test(`${JSON.stringify(template)} captures from ${JSON.stringify(log)}`, () =>
    assert.deepEqual(capture(template, log), captures));
}

const FOUND: [what: string, template: string, log: string][] = [
  ['case', 'Connection refused by peer', 'connection REFUSED by peer'],
  ['typographic quotes', "Can't find 'x' or \"y\"", 'Can’t find ‘x’ or “y”'],
  ['code quotes', "The model '{m}' does not exist", 'The model `gpt` does not exist'],
  ['dashes', 'Invalid API key - run login', 'Invalid API key – run login'],
  ['colours inside', 'fatal: not a git repository', 'fatal: not a \x1b[31mgit\x1b[0m repository'],
  ['white space', 'ERROR:  relation "{x}" does not exist', 'ERROR: relation "a" does  not exist'],
  ['a line broken between words', 'fatal: not a git repository', 'fatal: not a git\nrepository'],
  ['JSON', '"code": "insufficient_quota"', '{"error":{"code":"insufficient_quota"}}'],
  ['escaped JSON', '"code": "insufficient_quota"', '"{\\"error\\":{\\"code\\":\\"insufficient_quota\\"}}"'],
  ['Python instead of JSON', '"code": "insufficient_quota"', "{'error': {'code': 'insufficient_quota'}}"],
  ['old and new npm', 'npm ERR! code ETIMEDOUT', 'npm error code ETIMEDOUT'],
  [
    'another label',
    'ERROR 1045 (28000): Access denied for user {user}',
    'SQLSTATE: Access denied for user bob',
  ],
  ['no label', 'error TS2307: Cannot find module {x}', 'TS2307: Cannot find module foo'],
  [
    'a missing full stop',
    'The specified bucket does not exist here.',
    'The specified bucket does not exist here',
  ],
  [
    'another end',
    'You exceeded your current quota, please check your plan and billing details. For more read the docs.',
    'You exceeded your current quota, please pay!',
  ],
  [
    'a cut end',
    "Failed to resolve import '{a}' from '{b}'. Does the file exist?",
    "Failed to resolve import 'x' from 'y'",
  ],
  ['the nearest beginning', "pathspec '{path}' did not match", "pathspec 'a' pathspec 'b' did not match"],
];

for (const [what, template, log] of FOUND) {
  test(`is not put off by ${what}`, () => assert.notEqual(capture(template, log), undefined));
}

test('is not put off by a line that was broken inside a word', () => {
  const log = 'fatal: not a git repo\nsitory (or any parent)\nrest';
  assert.notEqual(capture('fatal: not a git repository', log), undefined);
  assert.notEqual(capture('not a git repository', 'not\na git repo\nsitory'), undefined);
  const wide = `${'x'.repeat(64)} cannot open /a/`;
  assert.deepEqual(capture('cannot open {path} for writing', `${wide}\nb for writing`), { path: '/a/b' });
  assert.deepEqual(capture('cannot open {path}', `${wide}\nb`), { path: '/a/b' });
  assert.deepEqual(capture('port {port:number} is taken', `${'x'.repeat(72)} port 80\n80 is taken`), {
    port: '8080',
  });
  const long = 'connect() to unix:{socket} failed while connecting to upstream';
  assert.deepEqual(capture(long, 'connect() to unix:/run/so\n    ck failed while connecting to upstream'), {
    socket: '/run/sock',
  });
  assert.equal(
    capture(long, 'connect() to unix:/run/\nso\nck failed while connecting to upstream'),
    undefined,
  );
});

test('finds the lines of a message behind a prefix that is not known', () => {
  const template = 'could not connect to server\nIs the server running\non port {port:number}?';
  const behind = (prefixes: string[]) =>
    ['could not connect to server', 'Is the server running', 'on port 5432?']
      .map((line, index) => `${prefixes[index]}${line}`)
      .join('\n');
  assert.deepEqual(capture(template, behind(['job 7 ', 'job 8 ', 'job 9 '])), { port: '5432' });
  assert.equal(capture(template, behind(['job a ', 'job b ', 'job c '])), undefined);
  assert.equal(capture(template, behind(['x'.repeat(90), 'x'.repeat(90), ''])), undefined);
  assert.deepEqual(capture(template, behind(['', '', '']).replaceAll('\n', ' ')), { port: '5432' });
  assert.equal(capture('one {a}\nb {c} end of it', 'one x\njob b y end of it'), undefined);
});

test('an empty value is a value, where something closes it', () => {
  assert.deepEqual(capture('client: {client}, server: {server}, end', 'client: x, server: , end'), {
    client: 'x',
    server: '',
  });
  assert.deepEqual(capture("user '{user}' is not allowed here", "user '' is not allowed here"), { user: '' });
  assert.deepEqual(
    capture("'{package}@{range}' is not in this registry", "'@acme/widget@*' is not in this registry"),
    {
      package: '@acme/widget',
      range: '*',
    },
  );
});

test('a value ends where the string around it does', () => {
  const template = 'Problem with the key: {reason:line}';
  assert.deepEqual(capture(template, '{"a":"Problem with the key: bad","b":1}'), { reason: 'bad' });
  assert.deepEqual(capture(template, 'Error("Problem with the key: bad")'), { reason: 'bad' });
  assert.deepEqual(capture(template, 'say "x": "Problem with the key: bad"'), { reason: 'bad' });
  assert.deepEqual(capture(template, 'Problem with the key: "bad", she said'), { reason: '"bad", she said' });
  assert.deepEqual(capture(template, '**Problem with the key: bad**'), { reason: 'bad' });
  assert.deepEqual(capture('{path}: bind failed here', 'see (x: bind failed here'), { path: 'x' });
  assert.deepEqual(capture('{file:word}: fatal error here', '{"m":"a.c: fatal error here"}'), {
    file: 'a.c',
  });
});

const NOT_FOUND: [what: string, template: string, log: string][] = [
  ['a longer word', 'ENOENT: failed', 'XENOENT: failed'],
  ['a longer word at the end', 'code E4041', 'code E40412'],
  ['an identifier', 'module failure', 'module failure_count'],
  ['one word in another case', 'Killed', 'killed'],
  ['two lines for one', 'exec {path} has failed', 'exec a\nb has failed'],
  ['an empty line', 'not a git repository', 'not a git\n\nrepository'],
  ['a word hole with a space', 'spawn {command:word} ENOENT here', 'spawn a b ENOENT here'],
  ['a number that ends a name', '{line:number}: cannot open it', 'lib.so.1: cannot open it'],
  ['no digits', 'port {port:number} is taken', 'port x is taken'],
  ['nothing in a hole at the end', 'bind failed {x}', 'bind failed '],
  ['nothing in a hole at the start', '{x}: bind failed', ': bind failed'],
  ['an overlong hole', 'begin of it {x} end of it', `begin of it ${'x'.repeat(1200)} end of it`],
  ['the end before the beginning', 'begin of it {x} end of it', 'end of it begin of it'],
  ['only the beginning of a weak message', 'cannot open {path}: busy', 'cannot open x'],
  ['the second line elsewhere', 'first line\nsecond line', 'first line\nother\nsecond line'],
  ['non-ASCII text that differs', 'naïve façade error', 'naëve façade error'],
];

for (const [what, template, log] of NOT_FOUND) {
  test(`does not take ${what}`, () => assert.equal(capture(template, log), undefined));
}

test('a template without enough text finds nothing', () => {
  assert.deepEqual(matchLog(createMatcher([page('a/b', '{x}'), page('a/c', '')]), 'anything at all'), []);
});

describe('places', () => {
  const matcher = createMatcher([
    page('git/repo', 'fatal: not a git repository {rest}', 'not a git repository'),
  ]);

  test('point at the original text, with lines from 1', () => {
    const log = '\x1b[31mone\x1b[0m\r\n 2026-11-23T10:00:00Z fatal:  not a git repository x\n';
    const [match] = matchLog(matcher, log);
    const [place] = match?.places ?? [];
    assert.equal(match?.id, 'git/repo');
    assert.equal(log.slice(place?.start, place?.end), 'fatal:  not a git repository x');
    assert.deepEqual([place?.line, place?.templateIndex, place?.captures], [2, 0, { rest: 'x' }]);
  });

  test('the same error twice is one match with two places', () => {
    const matches = matchLog(matcher, 'fatal: not a git repository a\nx\nfatal: not a git repository b\n');
    assert.equal(matches.length, 1);
    assert.deepEqual(
      matches[0]?.places.map(({ line, captures }) => [line, captures['rest']]),
      [
        [1, 'a'],
        [3, 'b'],
      ],
    );
  });

  test('a wording inside a heavier one is no place of its own', () => {
    const reversed = createMatcher([
      page('git/repo', 'not a git repository', 'this is fatal: not a git repository'),
    ]);
    const [match] = matchLog(reversed, 'Sorry, this is fatal: not a git repository');
    assert.deepEqual(
      match?.places.map(({ templateIndex }) => templateIndex),
      [1],
    );
    const later = createMatcher([page('a/b', 'disk quota', 'quota exceeded on volume alpha')]);
    assert.deepEqual(
      matchLog(later, 'disk quota exceeded on volume alpha')[0]?.places.map(
        ({ templateIndex }) => templateIndex,
      ),
      [1],
    );
  });

  test('of wordings that begin together the heavier one stands', () => {
    const both = createMatcher([page('a/b', 'disk quota', 'disk quota exceeded on volume alpha')]);
    const [match] = matchLog(both, 'disk quota exceeded on volume alpha');
    assert.deepEqual(
      match?.places.map(({ templateIndex }) => templateIndex),
      [1],
    );
  });

  test('of wordings that weigh alike the one that stands first on the page is meant', () => {
    const quoted = "could not convert string to float: '{value}'";
    const open = 'could not convert string to float: {value:line}';
    const value = (first: string, second: string) =>
      matchLog(createMatcher([page('a/b', first, second)]), "could not convert string to float: 'ten'")[0]
        ?.places[0]?.captures['value'];
    assert.equal(value(quoted, open), 'ten');
    assert.equal(value(open, quoted), "'ten'");
  });

  test('are counted up to a thousand', () => {
    assert.equal(matchLog(matcher, 'fatal: not a git repository x\n'.repeat(3000))[0]?.places.length, 1000);
  });
});

describe('a message over two lines', () => {
  const template =
    'duplicate key value violates unique constraint "{constraint}"\nDETAIL: Key ({column})=({value}) already exists.';
  const matcher = createMatcher([{ id: 'postgres/duplicate', title: 'T', signatures: [{ template }] }]);
  const log =
    'ERROR:  duplicate key value violates unique constraint "users_pkey"\nDETAIL:  Key (id)=(1) already exists.\n';
  for (const [name, text] of Object.entries({
    'when its first line is the longest of the log, as wide as a terminal': log,
    'when another line is longer': `${'x'.repeat(90)}\n${log}`,
  })) {
    test(`is found whole ${name}`, () => {
      const captures = matchLog(matcher, text)[0]?.places[0]?.captures;
      assert.deepEqual({ ...captures }, { constraint: 'users_pkey', column: 'id', value: '1' });
    });
  }
});

describe('words elsewhere', () => {
  const entry: SignatureEntry = {
    id: 'openai-api/401',
    title: '401',
    signatures: [{ template: '401 Unauthorized', needs: ['openai'] }],
    unless: ['cursor ide'],
  };
  const ids = (log: string) => matchLog(createMatcher([entry]), log).map(({ id }) => id);
  test('needed ones must stand there, whole', () => {
    assert.deepEqual(ids('POST https://api.openai.com\n401 Unauthorized'), ['openai-api/401']);
    assert.deepEqual(ids('OPENAI_API_KEY 401 Unauthorized'), ['openai-api/401']);
    assert.deepEqual(ids('401 Unauthorized'), []);
    assert.deepEqual(ids('openaiish myopenai 401 Unauthorized'), []);
  });
  test('of a|b either is enough', () => {
    const either = createMatcher([
      {
        id: 'a/b',
        title: 'T',
        signatures: [{ template: '401 Unauthorized', needs: ['openai|azure', 'curl'] }],
      },
    ]);
    const found = (log: string) => matchLog(either, log).length;
    assert.equal(found('curl azure 401 Unauthorized'), 1);
    assert.equal(found('curl openai 401 Unauthorized'), 1);
    assert.equal(found('curl gemini 401 Unauthorized'), 0);
    assert.equal(found('azure 401 Unauthorized'), 0);
  });
  test('unwanted ones must not', () => {
    assert.deepEqual(ids('Cursor  IDE openai 401 Unauthorized'), []);
    assert.deepEqual(ids('cursor openai 401 Unauthorized ide'), ['openai-api/401']);
  });
});

describe('ranks', () => {
  const rank = (pages: SignatureEntry[], log: string) =>
    matchLog(createMatcher(pages), log).map(({ id }) => id);

  test('a specific message above a general one', () => {
    const pages = [
      page('http/429', '429 Too Many Requests'),
      page('openai/quota', 'You exceeded your current quota {x}'),
    ];
    assert.deepEqual(rank(pages, '429 Too Many Requests You exceeded your current quota now'), [
      'openai/quota',
      'http/429',
    ]);
  });

  test('the earlier of two errors that are equally certain', () => {
    const pages = [
      page('a/late', 'linker returned status alpha'),
      page('b/early', 'compiler returned status omega'),
    ];
    assert.deepEqual(rank(pages, 'compiler returned status omega\nlinker returned status alpha'), [
      'b/early',
      'a/late',
    ]);
  });

  test('an error above a warning that comes first', () => {
    const pages = [
      page('a/warning', 'the variable {x} is not set here today'),
      page('b/error', 'exec format error in image'),
    ];
    assert.deepEqual(rank(pages, 'WARN: the variable A is not set here today\nexec format error in image'), [
      'b/error',
      'a/warning',
    ]);
    assert.deepEqual(
      rank(pages, `${'x'.repeat(200)} the variable A is not set here today\nexec format error in image`),
      ['a/warning', 'b/error'],
    );
  });

  test('a wording with its label above one without', () => {
    const pages = [page('a/x', 'error TS1: Cannot find module beta'), page('b/x', 'Cannot find module beta')];
    assert.deepEqual(rank(pages, 'error TS1: Cannot find module beta'), ['a/x', 'b/x']);
  });
});

describe('whatever the text', () => {
  const pages = [
    page('node/eaddrinuse', 'listen EADDRINUSE: address already in use {address}:{port:number}'),
    page('git/pathspec', "error: pathspec '{path}' did not match any file(s) known to git"),
    page('npm/two-lines', 'npm ERR! code E404\nnpm ERR! 404 {reason:line}'),
    page('linux/killed', 'Killed'),
  ];
  const matcher = createMatcher(pages);
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\n',
      '\r\n',
      '\0',
      '\ud800',
      '\x1b[31m',
      'listen EADDRINUSE: ',
      'address already in use ',
      ':',
      '3000',
      "error: pathspec '",
      "' did not match any file(s) known to git",
      'npm error code E404\nnpm error 404 Not Found',
      'Killed',
    ),
  );
  const log = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  test('matching does not throw and points into the text', () => {
    fc.assert(
      fc.property(log, (text) => {
        for (const { places } of matchLog(matcher, text)) {
          assert.ok(places.length > 0);
          for (const { start, end, line } of places) {
            assert.ok(0 <= start && start < end && end <= text.length);
            assert.equal(line, text.slice(0, start).split('\n').length);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the order of pages changes nothing', () => {
    const reversed = createMatcher(pages.toReversed());
    fc.assert(
      fc.property(log, (text) => assert.deepEqual(matchLog(reversed, text), matchLog(matcher, text))),
    );
  });

  test('a clean log around an error changes neither the pages nor the captures', () => {
    const text = "error: pathspec 'a b' did not match any file(s) known to git";
    const clean = fc
      .array(fc.stringMatching(/^[a-z ]{0,30}$/))
      .map((lines) => lines.map((line) => `${line}\n\n`).join(''));
    fc.assert(
      fc.property(clean, clean, (before, after) => {
        const [match, ...others] = matchLog(matcher, `${before}${text}\n\n${after}`);
        assert.equal(others.length, 0);
        assert.equal(match?.id, 'git/pathspec');
        assert.deepEqual(
          match?.places.map(({ start, captures }) => [start, captures]),
          [[before.length, { path: 'a b' }]],
        );
      }),
    );
  });

  test('two logs in a row hold what both hold', () => {
    // The longest line decides where a terminal may have wrapped; this one says nowhere.
    const unwrapped = `\n\n${'x'.repeat(401)}`;
    fc.assert(
      fc.property(log, log, (first, second) => {
        const ids = (text: string) => matchLog(matcher, text + unwrapped).map(({ id }) => id);
        const both = new Set(ids(`${first}\n\n\n${second}`));
        for (const id of [...ids(first), ...ids(second)]) {
          // An escape sequence may reach into the second log.
          if (!/[\x1b\\]/.test(first + second)) assert.ok(both.has(id), id);
        }
      }),
      { numRuns: 500 },
    );
  });
});

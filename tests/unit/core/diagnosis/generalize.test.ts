import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generalizeLine } from '../../../../src/core/diagnosis/generalize.ts';
import { createMatcher, matchLog } from '../../../../src/core/matching/match.ts';
import { parseTemplate } from '../../../../src/core/signatures/template.ts';

const CASES: [line: string, template: string | undefined][] = [
  [
    "error: pathspec 'my branch' did not match any file(s)",
    "error: pathspec '{value}' did not match any file(s)",
  ],
  ['open /home/bob/a.txt: no such file or directory', 'open {path}: no such file or directory'],
  ['open C:\\x\\y.txt failed with code 5', 'open {path} failed with code 5'],
  ['dial tcp 10.0.0.1:5432: connection refused', 'dial tcp {address}: connection refused'],
  [
    'could not resolve db.internal after 30s and 3 retries',
    'could not resolve {host} after {number:number}s and {number2:number} retries',
  ],
  ['fatal: bad object 3f786850e387550fdab836ed7e6dc881de23001b', 'fatal: bad object {hash}'],
  ['request 123e4567-e89b-12d3-a456-426614174000 failed', 'request {id} failed'],
  ['GET https://x.example/y?z=1 returned 404', 'GET {url} returned 404'],
  ['needs node v22.1.0 but found 20.3.1', 'needs node {version} but found {version2}'],
  ['compiling src/main.rs went wrong', 'compiling {file} went wrong'],
  ["code: 'ERR_SOMETHING_BAD' was thrown", "code: 'ERR_SOMETHING_BAD' was thrown"],
  ['{"error":"You have no credit left for this"}', '{"error":"You have no credit left for this"}'],
  ['the hole {name} is unknown here', 'the hole {{name}} is unknown here'],
  ['login with ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2 failed', 'login with {secret} failed'],
  ['10.0.0.1:80/a/b/c refused the call', '{address}/a/b/c refused the call'],
  ['x 1', undefined],
];

for (const [line, template] of CASES) {
  test(`generalises ${JSON.stringify(line)}`, () => assert.equal(generalizeLine(line), template));
}

test('holes that touch become one, but not with text that looks like one', () => {
  assert.equal(generalizeLine('cannot load <token-1>/a/b/c today'), 'cannot load {secret} today');
  assert.equal(generalizeLine('cannot load /a/b{x}/e/f today'), 'cannot load {path}{{x}}{path2} today');
});

test('a line that is nothing but values stays as it is', () => {
  assert.equal(generalizeLine('/usr/lib/python/site'), '/usr/lib/python/site');
});

test('what comes out is a template that finds the line again', () => {
  const word = fc.constantFrom(
    'error:',
    'failed to',
    'open',
    "'a b'",
    '/x/y/z',
    '10.0.0.1',
    '3.2.1',
    '42',
    '{name}',
    '"k":',
    'https://x.dev/a',
    '<token-1>',
    'deadbeef1',
    'a.js',
    'db.internal',
    '(',
    ').',
  );
  const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `mishap: ${words.join(' ')}`);
  fc.assert(
    fc.property(line, (text) => {
      const template = generalizeLine(text);
      if (template === undefined) return;
      parseTemplate(template);
      const matcher = createMatcher([{ id: 'a/b', title: 'x', signatures: [{ template }] }]);
      assert.equal(matchLog(matcher, `before\n\n${text}\n\nafter`).length, 1, template);
    }),
    { numRuns: 1000 },
  );
});

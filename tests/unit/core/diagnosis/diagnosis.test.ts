import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../../../src/core/diagnosis/diagnosis.ts';
import { createMatcher } from '../../../../src/core/matching/match.ts';

const matcher = createMatcher([
  {
    id: 'node/eaddrinuse',
    title: 'Node.js EADDRINUSE',
    signatures: [{ template: 'listen EADDRINUSE: address already in use {address}:{port:number}' }],
  },
  {
    id: 'git/pathspec',
    title: 'git pathspec',
    signatures: [{ template: "error: pathspec '{path}' did not match" }],
  },
  { id: 'two/lines', title: 'Two lines', signatures: [{ template: 'first half of it\nsecond half of it' }] },
]);

// Put together here, so that no scanner takes this file for a leak.
const SECRET = ['sk', 'proj', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7kL9'].join('-');
const PEM = `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n'.repeat(3)}-----END ${'PRIVATE'} KEY-----`;

test('a finding has its lines, its redacted text and its values', () => {
  const log = `start\nkey ${SECRET} Error: listen EADDRINUSE: address already in use :::3000\nend\nlisten EADDRINUSE: address already in use :::3000\n`;
  const { findings, suspects, lineCount, shown, replaced } = diagnose(matcher, log);
  assert.equal(findings.length, 1);
  const [finding] = findings;
  assert.equal(finding?.id, 'node/eaddrinuse');
  assert.equal(finding.line, 2);
  assert.deepEqual(finding.lines, [2, 4]);
  assert.equal(finding.text, 'key <token-1> Error: listen EADDRINUSE: address already in use :::3000');
  assert.deepEqual(finding.values, { address: '::', port: '3000' });
  assert.deepEqual(suspects, []);
  assert.equal(lineCount, 4);
  assert.deepEqual(
    shown.map(({ number, isTelling }) => [number, isTelling]),
    [
      [1, false],
      [2, true],
      [3, false],
      [4, true],
    ],
  );
  assert.deepEqual(replaced, [{ kind: 'OpenAI key', placeholder: '<token-1>' }]);
});

test('a value that holds a secret does not flow; a home directory does', () => {
  const values = (path: string) =>
    diagnose(matcher, `error: pathspec '${path}' did not match\n`).findings[0]?.values;
  assert.deepEqual(values(SECRET), {});
  assert.deepEqual(values('/home/alice/shop'), { path: '/home/alice/shop' });
});

test('values are gathered from all places, the first that names a thing counts', () => {
  const several = createMatcher([
    {
      id: 'npm/e404',
      title: 'npm E404',
      signatures: [{ template: 'npm error code E404' }, { template: "'{package}' is not in this registry" }],
    },
  ]);
  const log =
    "npm error code E404\nnpm error 404  'left-pad@9' is not in this registry.\nnpm error 404  'other' is not in this registry.\n";
  assert.deepEqual(diagnose(several, log).findings[0]?.values, { package: 'left-pad@9' });
});

test('a message over two lines marks both', () => {
  const { shown } = diagnose(matcher, 'x\nfirst half of it\nsecond half of it\ny\n');
  assert.deepEqual(
    shown.filter(({ isTelling }) => isTelling).map(({ number }) => number),
    [2, 3],
  );
});

test('a secret over many lines is a placeholder on each, and line numbers stay those of the log', () => {
  const { findings, shown, replaced } = diagnose(
    matcher,
    `before\n${PEM}\n\nlisten EADDRINUSE: address already in use :::80\n`,
  );
  assert.deepEqual(
    shown.map(({ number, text }) => `${number} ${text}`),
    [
      '1 before',
      `2 -----BEGIN ${'PRIVATE'} KEY-----`,
      ...[3, 4, 5].map((line) => `${line} ${replaced[0]?.placeholder}`),
      `6 -----END ${'PRIVATE'} KEY-----`,
      '7 ',
      '8 listen EADDRINUSE: address already in use :::80',
    ],
  );
  assert.equal(findings[0]?.line, 8);
});

test('of a long log only the telling lines and their neighbours are shown', () => {
  const filler = Array.from({ length: 500 }, (_line, index) => `fine ${index}`);
  const log = [...filler, 'listen EADDRINUSE: address already in use :::80', ...filler].join('\n');
  assert.deepEqual(
    diagnose(matcher, log).shown.map(({ number }) => number),
    [498, 499, 500, 501, 502, 503, 504],
  );
});

test('however many lines tell, what is shown stays bounded', () => {
  const log = Array.from({ length: 5000 }, (_line, index) =>
    index % 10 ? 'fine' : 'listen EADDRINUSE: address already in use :::80',
  ).join('\n');
  assert.ok(diagnose(matcher, log).shown.length <= 410);
});

test('without a match the likeliest lines come with a template for a new page', () => {
  const isPublic = (word: string) => 'failed cannot reach widget'.includes(word);
  const { findings, suspects, shown } = diagnose(
    matcher,
    'building\nFrobnicator failed: cannot reach widget 42\nat x\n',
    isPublic,
  );
  assert.deepEqual(findings, []);
  assert.deepEqual(suspects, [
    {
      line: 2,
      text: 'Frobnicator failed: cannot reach widget 42',
      template: '{value} failed: cannot reach widget {number:number}',
    },
  ]);
  assert.deepEqual(
    shown.filter(({ isTelling }) => isTelling).map(({ number }) => number),
    [2],
  );
});

test('without a vocabulary no word is public', () => {
  const [suspect] = diagnose(matcher, 'Frobnicator failed: cannot reach widget 42\n').suspects;
  assert.deepEqual(suspect, { line: 1, text: 'Frobnicator failed: cannot reach widget 42' });
});

test('a line too short for a template is offered without one', () => {
  const [suspect] = diagnose(matcher, 'err 42\nfatal\n').suspects;
  assert.equal(suspect?.template, undefined);
});

test('an empty log has one empty line and nothing in it', () => {
  assert.deepEqual(diagnose(matcher, ''), {
    findings: [],
    suspects: [],
    lineCount: 1,
    shown: [{ number: 1, text: '', isTelling: false }],
    replaced: [],
  });
});

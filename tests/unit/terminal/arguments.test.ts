import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCall } from '../../../src/terminal/arguments.ts';
import { UsageError } from '../../../src/terminal/usage-error.ts';

const TASKS: [string, object][] = [
  ['', { kind: 'match', files: [] }],
  ['build.log other.log', { kind: 'match', files: ['build.log', 'other.log'] }],
  ['-- show --json', { kind: 'match', files: ['show', '--json'] }],
  ['show git/not-a-git-repository', { kind: 'show', id: 'git/not-a-git-repository' }],
  ['search not a --json git', { kind: 'search', words: 'not a git' }],
  ['run -- npm test --json -- -x', { kind: 'run', command: ['npm', 'test', '--json', '--', '-x'] }],
  ['hook', { kind: 'hook' }],
  ['mcp', { kind: 'mcp' }],
  ['completion zsh', { kind: 'completion', shell: 'zsh' }],
  ['show --help', { kind: 'help' }],
  ['-h', { kind: 'help' }],
  ['--version', { kind: 'version' }],
];
for (const [words, task] of TASKS) {
  test(`errdex ${words}`, () => assert.deepEqual(parseCall(words.split(' ').filter(Boolean)).task, task));
}

test('options stand anywhere before --, and those behind it are the command’s', () => {
  const call = parseCall(['run', '--json', '--no-color', '--shell', 'zsh', '--', 'x', '--shell', 'cmd']);
  assert.deepEqual(call, {
    task: { kind: 'run', command: ['x', '--shell', 'cmd'] },
    ...{ json: true, colour: false, shell: 'bash' },
  });
  assert.equal(parseCall(['--no-colour']).colour, false);
  assert.deepEqual(parseCall([]), {
    task: { kind: 'match', files: [] },
    json: false,
    colour: true,
    shell: undefined,
  });
});

const REFUSED = ['--jsn', 'show', 'show a/b c', 'search', 'run', 'run npm test', 'run --', 'run npm -- test'];
for (const words of [
  ...REFUSED,
  'hook now',
  'mcp now',
  'completion',
  '--shell',
  '--shell tcsh',
  '--json=yes',
]) {
  test(`refused: errdex ${words}`, () => assert.throws(() => parseCall(words.split(' ')), UsageError));
}

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { isAsked } from '../../../scripts/content-paths.ts';

const FILE = 'content/errors/git/not-a-git-repository.proof.yaml';
const SYSTEMS = [
  { name: 'Unix', rules: path.posix, root: '/home/me/errdex' },
  { name: 'Windows', rules: path.win32, root: 'C:\\Users\\me\\errdex' },
];
for (const { name, rules, root } of SYSTEMS) {
  const typed = (asked: string) => asked.replaceAll('/', rules.sep);

  for (const asked of [
    '.',
    'content',
    'content/errors/git',
    './content/errors/git/',
    FILE,
    FILE.slice(0, -'.proof.yaml'.length),
  ])
    test(`${name}: ${typed(asked)} asks for it`, () => {
      assert.ok(isAsked(FILE, typed(asked), root, rules));
      assert.ok(isAsked(FILE, rules.resolve(root, typed(asked)), root, rules));
    });

  for (const asked of ['content/errors/gi', 'errors', 'content/errors/git/not-a-git'])
    test(`${name}: ${typed(asked)} does not`, () => assert.ok(!isAsked(FILE, typed(asked), root, rules)));
}

test('on Windows slashes lean either way', () => {
  assert.ok(isAsked(FILE, 'content/errors\\git', 'C:\\errdex', path.win32));
});

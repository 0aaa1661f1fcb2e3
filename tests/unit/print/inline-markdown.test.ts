import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineHtml, plainText } from '../../../src/print/inline-markdown.ts';

const INLINE = [
  {
    text: 'Run `git push --no-verify`.',
    html: 'Run <code>git push --no-verify</code>.',
    plain: 'Run git push --no-verify.',
  },
  {
    text: 'Two -- hyphens and "quotes"',
    html: 'Two -- hyphens and &quot;quotes&quot;',
    plain: 'Two -- hyphens and "quotes"',
  },
  {
    text: '<redacted> & <script>',
    html: '&lt;redacted&gt; &amp; &lt;script&gt;',
    plain: '<redacted> & <script>',
  },
  { text: '[docs](https://example.com)', html: '<a href="https://example.com">docs</a>', plain: 'docs' },
  {
    text: '[no](javascript:alert(1))',
    html: '[no](javascript:alert(1))',
    plain: '[no](javascript:alert(1))',
  },
  { text: '1. # not a list', html: '1. # not a list', plain: '1. # not a list' },
];
for (const { text, html, plain } of INLINE) {
  test(`inline Markdown: ${text}`, () => {
    assert.equal(inlineHtml(text), html);
    assert.equal(plainText(text), plain);
  });
}

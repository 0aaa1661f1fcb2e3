import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml, highlight } from '../../../src/lib/highlight.ts';
import { inlineHtml, plainText } from '../../../src/lib/inline-markdown.ts';
import { fragmentOf } from '../../../src/lib/outline.ts';
import { absoluteUrl, editUrl, reportUrl, urls } from '../../../src/lib/urls.ts';
import { escapeXml } from '../../../src/lib/xml.ts';

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

const CODE = [
  'git push --force-with-lease origin "$BRANCH"',
  "cat <<'EOF'\n<a & b>\nEOF",
  'a  \t b',
  '{ "key": [1, 2] }',
];
for (const code of CODE) {
  test(`highlighting keeps every character: ${JSON.stringify(code)}`, () => {
    for (const language of ['bash', 'powershell', 'tsconfig.json', 'unknown.xyz']) {
      const html = highlight(code, language);
      assert.equal(html.replaceAll(/<span class="[a-z]">|<\/span>/g, ''), escapeHtml(code));
    }
  });
}

test('highlighting marks tokens with classes and no style', () => {
  const html = highlight('echo "hello" # note', 'bash');
  assert.match(html, /<span class="s">.*hello.*<\/span>/);
  assert.match(html, /<span class="c"> ?# note<\/span>/);
  assert.doesNotMatch(html, /style/);
});

test('an argument without quotes and a lone dash have no colour of their own', () => {
  assert.equal(highlight('git push -u origin', 'bash'), '<span class="f">git</span> push -u origin');
  assert.doesNotMatch(highlight('Get-ChildItem -Force', 'powershell'), />\s*-\s*</);
});

test('in a shell a quoted text is one piece, whatever variable it holds', () => {
  assert.equal(
    highlight('if ($x) { "a $env:PATH b" }', 'powershell'),
    'if ($x) { <span class="s">"a $env:PATH b"</span> }',
  );
  assert.match(highlight('const a = 1;', 'a.ts'), /<span class="k">const/);
});

test('fragments hold letters, digits and single hyphens', () => {
  assert.equal(fragmentOf('GCC and the linker'), 'gcc-and-the-linker');
  assert.equal(fragmentOf('Node.js (LTS)'), 'node-js-lts');
});

test('XML text cannot break out', () => {
  assert.equal(escapeXml('<a href="x">&\u0007</a>'), '&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;');
});

test('addresses are made in one place', () => {
  assert.equal(urls.error('git/x'), '/errors/git/x/');
  assert.equal(urls.markdown('git/x'), '/errors/git/x.md');
  assert.equal(absoluteUrl('/errors/'), 'https://errdex.dev/errors/');
  assert.match(editUrl('content/errors/git/x.mdx'), /\/edit\/main\/content\/errors\/git\/x\.mdx$/);
  assert.equal(new URL(reportUrl('git/some-error')).searchParams.get('title'), 'git/some-error: ');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colouredRuns, escapeHtml, runsHtml } from '../../../src/print/highlight.ts';

const highlight = (code: string, language: string) => runsHtml(colouredRuns(code, language));

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
      assert.equal(html.replaceAll(/<span(?: class="[a-z]")?>|<\/span>/g, ''), escapeHtml(code));
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

test('a line never breaks between the dashes of an option and its name', () => {
  const html = highlight('lsof -a words-that-fill-a-line -nP --long a-b 5 -3 (-x\ntrue -b', 'bash');
  assert.deepEqual(
    [...html.matchAll(/<span>(.*?)<\/span>/g)].map(([, text]) => text),
    ['-n', '--l', '-x'],
  );
});

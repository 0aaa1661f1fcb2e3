import assert from 'node:assert/strict';
import { test } from 'node:test';
import { satteri } from '@astrojs/markdown-satteri';
import { wholeWords } from '../../../src/build/whole-words.ts';
import { codePieces } from '../../../src/print/inline-code.ts';
import { inlineHtml } from '../../../src/print/inline-markdown.ts';

const LONG = 'git push --force-with-lease origin main';
const HTML = '<code>git push <code>--force-with-lease</code> origin main</code>';

test('code that one line holds, and one word, are one piece', () => {
  assert.deepEqual(codePieces('git push --force-with-lease'), ['git push --force-with-lease']);
  assert.deepEqual(codePieces('https://example.com/a/very-long/address'), [
    'https://example.com/a/very-long/address',
  ]);
});

test('longer code has its breakable words as pieces, and loses no character', () => {
  assert.deepEqual(codePieces(LONG), ['git push ', ['--force-with-lease'], ' origin main']);
  assert.deepEqual(codePieces('cat ~/.ssh/config', 10), ['cat ', ['~/.ssh/config']]);
  assert.deepEqual(codePieces('a-b c-d  e', 4), [['a-b'], ' ', ['c-d'], '  e']);
  assert.equal(codePieces(LONG).flat().join(''), LONG);
});

test('fields and bodies print such words alike', async () => {
  assert.equal(inlineHtml(`Run \`${LONG}\`.`), `Run ${HTML}.`);
  assert.equal(inlineHtml('`git log --all`', 9), '<code>git log <code>--all</code></code>');
  const processor = satteri({ hastPlugins: [wholeWords] });
  const renderer = await processor.createRenderer({ syntaxHighlight: false });
  const { code } = await renderer.render(`Run \`${LONG}\`.\n\n\`\`\`sh\n${LONG}\n\`\`\``);
  assert.match(code, new RegExp(`<p>Run ${HTML}\\.</p>`));
  assert.match(code, new RegExp(`<pre>.*${LONG}\n</code></pre>`));
});

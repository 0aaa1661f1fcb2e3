import assert from 'node:assert/strict';
import { test } from 'node:test';
import { satteri } from '@astrojs/markdown-satteri';
import { wholeWords } from '../../../src/build/whole-words.ts';
import { codePieces } from '../../../src/print/inline-code.ts';
import { inlineHtml } from '../../../src/print/inline-markdown.ts';

const LONG = 'git push --force-with-lease origin main';
const HTML = '<code>git push <code>--force-with-lease</code> origin main</code>';

/** Pieces as HTML without escapes. */
const written = (code: string, line?: number) =>
  codePieces(code, line)
    .map(({ text, element }) => (element ? `<${element}>${text}</${element}>` : text))
    .join('');

test('code that one line holds is one piece', () => {
  assert.equal(written('git push --force-if-in'), 'git push --force-if-in');
  assert.equal(written('a-b', 3), 'a-b');
});

test('longer code has its breakable words as pieces, or is one that may break', () => {
  assert.equal(written(LONG), 'git push <code>--force-with-lease</code> origin main');
  assert.equal(written('cat ~/.ssh/config', 14), 'cat <code>~/.ssh/config</code>');
  assert.equal(written('cat ~/.ssh/config', 8), 'cat <bdi>~/.ssh/config</bdi>');
  assert.equal(written('a-b c-d  e', 4), '<code>a-b</code> <code>c-d</code>  e');
  assert.equal(written('Need to specify how to reconcile'), '<span>Need to specify how to reconcile</span>');
  assert.equal(written('GIT_DISCOVERY_ACROSS_FILESYSTEM'), '<span>GIT_DISCOVERY_ACROSS_FILESYSTEM</span>');
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

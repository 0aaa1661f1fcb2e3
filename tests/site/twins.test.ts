import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonTwin } from '../../src/lib/json-twin.ts';
import { errorPages, readDist, readPages } from './dist.ts';

const pages = errorPages(readPages());
type Twin = ReturnType<typeof jsonTwin>;

function twinOf(id: string): Twin {
  return JSON.parse(readDist(`errors/${id}.json`)) as Twin;
}

/** The code of every fence of a Markdown text, as it stands there. */
function fences(markdown: string): string[] {
  return [...markdown.matchAll(/^(`{3,})[^\n`]*\n(.*?)\n\1$/gms)].map(([, , code]) => code ?? '');
}

test('HTML, Markdown and JSON hold the same commands to the byte', () => {
  for (const { id, root } of pages) {
    const shown = root.querySelectorAll('.command command-block pre code').map((code) => code.text);
    const json = twinOf(id).commands.flatMap(({ blocks }) => blocks.map(({ code }) => code));
    assert.ok(json.length > 0, `${id} has no command`);
    assert.deepEqual(shown, json, `${id}: HTML differs from JSON`);
    const inMarkdown = fences(readDist(`errors/${id}.md`));
    for (const code of json)
      assert.ok(inMarkdown.includes(code), `${id}: the Markdown lacks the command\n${code}`);
  }
});

test('the answer card shows the first command as it stands below', () => {
  for (const { id, root } of pages) {
    const shown = root.querySelectorAll('.answer command-block pre code').map((code) => code.text);
    assert.deepEqual(
      shown,
      twinOf(id).commands[0]?.blocks.map(({ code }) => code),
      id,
    );
  }
});

test('no command ends in a line break or holds a prompt', () => {
  for (const { id } of pages) {
    for (const { code } of twinOf(id).commands.flatMap(({ blocks }) => blocks)) {
      assert.doesNotMatch(code, /\n$|\r/, id);
      assert.doesNotMatch(code, /^\$ /m, id);
    }
  }
});

test('every signature is on the page, in the Markdown and in the JSON', () => {
  for (const { id, root } of pages) {
    const markdown = readDist(`errors/${id}.md`);
    const shown = root.querySelectorAll('.answer .signature').map(({ text }) => text);
    const { signatures } = twinOf(id);
    assert.equal(shown.length, signatures.length, id);
    for (const text of shown) assert.ok(markdown.includes(text), `${id}: the Markdown lacks ${text}`);
  }
});

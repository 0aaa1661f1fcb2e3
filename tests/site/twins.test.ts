import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { HTMLElement } from 'node-html-parser';
import { jsonTwin } from '../../src/print/json.ts';
import type { Evidence } from '../../src/schema/evidence.ts';
import { errorPages, readDist, readPages } from './dist.ts';

const pages = errorPages(readPages());
type Twin = ReturnType<typeof jsonTwin>;
type Case = Evidence['cases'][number];

function twinOf(id: string): Twin {
  return JSON.parse(readDist(`errors/${id}.json`)) as Twin;
}

/** The code of every fence of a Markdown text, as it stands there. */
function fences(markdown: string): string[] {
  return [...markdown.matchAll(/^(`{3,})[^\n`]*\n(.*?)\n\1$/gms)].map(([, , code]) => code ?? '');
}

/** The blocks of a page's command, without those that take it back. */
function blocksOf(root: HTMLElement, id: string): HTMLElement[] {
  return root.querySelectorAll(`#${id} command-block`).filter((block) => !block.closest('details'));
}

function codesOf(blocks: HTMLElement[]): (string | undefined)[] {
  return blocks.map((block) => block.querySelector('pre code')?.text);
}

test('HTML, Markdown and JSON hold the same commands to the byte', () => {
  for (const { id, root } of pages) {
    const { commands } = twinOf(id);
    assert.ok(commands.length > 0, `${id} has no command`);
    assert.equal(
      root.querySelectorAll('.command').length,
      commands.length,
      `${id} shows others than its JSON`,
    );
    const inMarkdown = fences(readDist(`errors/${id}.md`));
    for (const { id: name, blocks, undoBlocks = [] } of commands) {
      const json = blocks.map(({ code }) => code);
      assert.deepEqual(codesOf(blocksOf(root, name)), json, `${id} ${name}: HTML differs from JSON`);
      const undos = undoBlocks.map(({ code }) => code);
      const shownUndos = root.querySelectorAll(`#${name} details command-block`);
      assert.deepEqual(codesOf(shownUndos), undos, `${id} ${name}: the undo differs from the JSON`);
      for (const code of json)
        assert.ok(inMarkdown.includes(code), `${id}: the Markdown lacks the command\n${code}`);
    }
  }
});

/** The code with its holes, as the page's script makes it of what is shown. */
function templateOf(code: HTMLElement | null): string {
  for (const hole of code?.querySelectorAll('command-hole') ?? [])
    hole.replaceWith(`{{${hole.getAttribute('name')}}}`);
  return code?.text ?? '';
}

test('a block says where its holes stand, and so gives its template back', () => {
  let count = 0;
  for (const { id, root } of pages) {
    for (const { id: name, blocks } of twinOf(id).commands) {
      const shown = blocksOf(root, name);
      count += shown.filter((block) => block.querySelector('command-hole')).length;
      const restored = shown.map((block) => templateOf(block.querySelector('pre code')));
      const templates = blocks.map(({ template }) => template);
      assert.deepEqual(restored, templates, `${id} ${name}`);
    }
  }
  assert.ok(count > 50, 'no block has holes');
});

test('the answer card holds the quick fix, else the first look and the cure of the usual cause', () => {
  for (const { id, root } of pages) {
    const shown = root.querySelectorAll('.answer .command').map((command) => command.id);
    const { commands, tree } = twinOf(id);
    const { command, check } = tree.quickFix;
    const cure = command === undefined ? tree.causes[0]?.fix?.[0] : undefined;
    const answer = [command ?? check, cure];
    assert.deepEqual(
      shown,
      answer.filter((each) => commands.some(({ id: known }) => known === each)),
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

/** What was recorded for a page, when the page says so. */
function recorded(id: string): Case[] {
  if (twinOf(id).proof.level === 'documented') return [];
  return (JSON.parse(readFileSync(`content/evidence/${id}.json`, 'utf8')) as Evidence).cases;
}

function stepsOf({ before, after }: Case): Case['before'] {
  return [...before, ...after];
}

/** What the Markdown lacks of the recorded sessions, a sentence each. */
function missingSessions(markdown: string, cases: Case[]): string[] {
  const proof = fences(/^## Proof$.*?(?=^## Sources$)/ms.exec(markdown)?.[0] ?? '');
  return cases.flatMap((run) =>
    stepsOf(run).flatMap(({ command, output, exit }) =>
      proof.some(
        (text) =>
          text.includes(command.trimEnd()) &&
          text.includes(output.trimEnd()) &&
          (exit === 0 || text.includes(`(exit code ${exit})`)),
      )
        ? []
        : [`${run.name} lacks ${command}`],
    ),
  );
}

test('the Markdown holds every recorded command with its whole output', () => {
  let count = 0;
  for (const { id } of pages) {
    const cases = recorded(id);
    count += cases.length;
    const markdown = readDist(`errors/${id}.md`);
    assert.deepEqual(missingSessions(markdown, cases), [], id);
    for (const { name, level } of cases) assert.ok(markdown.includes(`\n### ${name} (${level})\n`), id);
  }
  assert.ok(count > 100, 'the evidence was not read');
});

test('a Markdown without an output, or with it outside the proof, is rejected', () => {
  const run = {
    ...{ name: 'a', cause: 'b', level: 'proven' as const, captures: {} },
    before: [{ command: 'go', output: 'no\n', exit: 2 }],
    after: [{ command: 'go', output: '', exit: 0 }],
  };
  const fence = (text: string) => `\`\`\`console\n${text}\n\`\`\``;
  const markdown = (session: string) =>
    `## FAQ\n\n${fence('$ go\nno\n(exit code 2)')}\n\n## Proof\n\n${session}\n\n## Sources\n`;
  assert.deepEqual(missingSessions(markdown(fence('$ go\nno\n(exit code 2)')), [run]), []);
  for (const session of [fence('$ go\n(exit code 2)'), fence('$ go\nno'), 'none'])
    assert.deepEqual(new Set(missingSessions(markdown(session), [run])), new Set(['a lacks go']));
});

test('a page names every recorded case, shows the first and links to the sessions that it leaves out', () => {
  for (const { id, root } of pages) {
    const [first, ...others] = recorded(id);
    const section = root.querySelector('section:has(> #proof)');
    assert.ok(section, id);
    const named = section
      .querySelectorAll(':is(summary, li) > .level')
      .map(({ parentNode }) => parentNode?.text);
    assert.deepEqual(named, first ? [first, ...others].map(({ name, level }) => `${name} ${level}`) : [], id);
    const kbds = section.querySelectorAll('kbd').map(({ text }) => text);
    assert.deepEqual(kbds, first ? stepsOf(first).map(({ command }) => command.trimEnd()) : [], id);
    const isCut =
      others.length > 0 ||
      section.querySelectorAll('.session').some(({ text }) => / lines not shown$/m.test(text));
    const links = section.querySelectorAll(`a[href="/errors/${id}.md"]`);
    assert.equal(links.length, isCut ? 1 : 0, id);
  }
});

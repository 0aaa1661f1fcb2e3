import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { checkFolder } from '../../../src/content/check-folder.ts';
import { formatProblem } from '../../../src/content/problems.ts';

const root = mkdtempSync(path.join(tmpdir(), 'errdex-folder-'));
after(() => rmSync(root, { recursive: true }));
cpSync('content', path.join(root, 'content'), { recursive: true });
const PAGE = 'content/errors/git/not-a-git-repository.mdx';
const TODAY = new Date('2100-01-01');

test('the content as it is has no problem', async () => {
  const { content, problems } = await checkFolder('.', TODAY);
  assert.ok(content.errors.length > 50);
  assert.deepEqual(problems.map(formatProblem), []);
});

test('a problem of the schema and one of a rule both name the line and column', async () => {
  const file = path.join(root, PAGE);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('## Why this happens', '## Why'));
  const second = path.join(root, 'content/errors/git/no-upstream-branch.mdx');
  writeFileSync(second, readFileSync(second, 'utf8').replace(/^quickFix:/m, 'quickfix:'));
  const lines = (await checkFolder(root, TODAY)).problems.map(formatProblem);
  const lineOf = (name: string, start: string) =>
    readFileSync(path.join(root, name), 'utf8')
      .split('\n')
      .findIndex((line) => line.startsWith(start)) + 1;
  assert.deepEqual(
    lines.filter((line) => line.startsWith(PAGE) && line.includes(' body: ')),
    [
      `${PAGE}:${lineOf(PAGE, '## Why')}:1 · body: does not have \`## Why this happens\` as heading 2. Begin the body with it.`,
    ],
  );
  const other = 'content/errors/git/no-upstream-branch.mdx';
  assert.ok(
    lines.some((line) =>
      line.startsWith(`${other}:${lineOf(other, 'quickfix:')}:1 · quickfix: is not a field.`),
    ),
    lines.join('\n'),
  );
});

test('a file that does not fit is its only problem: what names it finds it', async () => {
  const copy = path.join(root, 'copy');
  cpSync('content', path.join(copy, 'content'), { recursive: true });
  const spoil = (name: string, from: RegExp, to: string) => {
    const text = readFileSync(path.join(copy, 'content', name), 'utf8');
    assert.match(text, from);
    writeFileSync(path.join(copy, 'content', name), text.replace(from, to));
  };
  spoil('errors/git/not-a-git-repository.mdx', /^quickFix:/m, 'quickfix:');
  spoil('errors/npm/missing-script.proof.yaml', /^needs:/m, 'need:');
  spoil('tools/curl.yaml', /^name:/m, 'names:');
  const files = (await checkFolder(copy, TODAY)).problems.map(({ file }) => file);
  assert.deepEqual([...new Set(files)].sort(), [
    'content/errors/git/not-a-git-repository.mdx',
    'content/errors/npm/missing-script.proof.yaml',
    'content/tools/curl.yaml',
  ]);
});

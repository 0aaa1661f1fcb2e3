import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stringify } from 'yaml';
import { readContent } from '../../../src/content/content-files.ts';
import { splitFrontmatter } from '../../../src/content/file-text.ts';
import { listFiles } from '../../../src/content/list-files.ts';
import { formatProblem } from '../../../src/content/problems.ts';
import { readPages } from '../../../src/proof/page.ts';
import { BODY, makeFrontmatter } from '../../fixtures/entry.ts';

const root = await mkdtemp(path.join(tmpdir(), 'errdex-content-'));
after(() => rm(root, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

const page = (overrides: Record<string, unknown> = {}) =>
  `---\n${stringify(makeFrontmatter(overrides))}---\n${BODY}`;

test('reads what fits and reports every file that does not, with the line and column', async () => {
  await write('content/areas.yaml', '- id: version-control\n  name: Version control\n  description: git.\n');
  await write('content/tools/git.yaml', 'name: git\narea: version-control\n');
  await write('content/errors/git/good.mdx', page());
  await write('content/errors/git/_draft.mdx', 'not read');
  await write('content/errors/git/misspelt.mdx', page({ quickfix: 'Again.' }));
  await write('content/errors/git/not-yaml.mdx', '---\ntitle: git: fatal\n---\n');
  await write('content/errors/git/unfenced.mdx', 'title: git\n');
  await write('content/errors/git/good.proof.yaml', 'needs: [git]\ncases: []\n');
  await write('content/errors/git/half.proof.yaml', 'needs: [git]\ncases:\n  - name: one\n    cause: one\n    reproduce: 1\n');
  await write('content/evidence/git/good.json', '{"page": "git/good"');
  await write('content/evidence/git/half.json', '{\n  "page": "git/half",\n  "system": 12\n}');
  const { content, problems } = await readContent(root);
  assert.deepEqual(
    content.errors.map(({ id }) => id),
    ['git/good'],
  );
  assert.equal(content.errors[0]?.body, BODY);
  const lines = problems.map(formatProblem);
  const missing = 'is missing. Add it; the README says what it holds.';
  assert.deepEqual(lines.slice(0, 8), [
    `content/tools/git.yaml:1:1 · description: ${missing}`,
    `content/tools/git.yaml:1:1 · links: ${missing}`,
    "content/errors/git/misspelt.mdx:49:1 · quickfix: is not a field. The README's field table lists them all.",
    'content/errors/git/not-yaml.mdx:2:8 · frontmatter: is not YAML: Nested mappings are not allowed in compact mappings. Quote text that holds `: `, ` #` or begins with a special character.',
    `content/errors/git/unfenced.mdx:1:1 · frontmatter: ${missing}`,
    'content/errors/git/good.proof.yaml:2:1 · cases: Too small: expected array to have >=1 items',
    'content/errors/git/half.proof.yaml:5:5 · cases[0].reproduce: should be text, not `1`. Change it.',
    "content/evidence/git/good.json:1:20 · the file: is not JSON: Expected ',' or '}' after property value in JSON at position 19 (line 1 column 20). Run npm run prove to write it anew.",
  ]);
  assert.ok(
    lines.includes('content/evidence/git/half.json:3:3 · system: should be text, not `12`. Change it.'),
    lines.join('\n'),
  );
});

test('a day is read quoted or bare, and nothing else is a day', async () => {
  const days = ["'2026-11-23'", '2026-11-23', '', '2026', 'true', '23 Nov 2026', '2026-11-31'];
  const file = (index: number) => `content/errors/days/day-${index}.mdx`;
  for (const [index, day] of days.entries())
    await write(file(index), page({ updated: 'X' }).replace('updated: X', `updated: ${day}`));
  const { content, problems } = await readContent(root);
  const read = content.errors.filter(({ id }) => id.startsWith('days/'));
  assert.deepEqual(
    read.map(({ data }) => data.updated),
    ['2026-11-23', '2026-11-23'],
  );
  assert.deepEqual(
    problems.filter((problem) => problem.file.includes('/days/')).map(formatProblem),
    [2, 3, 4, 5, 6].map(
      (index) =>
        `${file(index)}:10:1 · updated: is not a day. Write year-month-day, as in \`2026-11-23\`.`,
    ),
  );
});

test('content that was saved with the line ends of Windows reads the same', async () => {
  const copy = path.join(root, 'windows');
  for (const file of listFiles('content')) {
    const text = readFileSync(path.join('content', file), 'utf8');
    await write(`windows/content/${file}`, `\ufeff${text.replaceAll('\n', '\r\n')}`);
  }
  const [ours, theirs] = [await readContent('.'), await readContent(copy)];
  assert.ok(theirs.content.errors.length > 50);
  assert.deepEqual(theirs, ours);
  assert.deepEqual(await readPages(copy), await readPages('.'));
});

test('splits a page at its second line of hyphens', () => {
  assert.deepEqual(splitFrontmatter('---\na: 1\n---\n\nBody\n---\nmore'), {
    frontmatter: 'a: 1\n',
    body: '\nBody\n---\nmore',
  });
  assert.deepEqual(splitFrontmatter('No frontmatter'), { frontmatter: '', body: 'No frontmatter' });
});

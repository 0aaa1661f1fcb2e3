import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stringify } from 'yaml';
import { readContent, splitFrontmatter } from '../../../src/content/content-files.ts';
import { formatProblem } from '../../../src/content/problems.ts';
import { BODY, makeFrontmatter } from '../../fixtures/entry.ts';

const root = await mkdtemp(path.join(tmpdir(), 'errdex-content-'));
after(() => rm(root, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

const page = (overrides: Record<string, unknown> = {}) =>
  `---\n${stringify(makeFrontmatter(overrides))}---\n${BODY}`;

test('reads what fits and reports every file that does not', async () => {
  await write('content/areas.yaml', '- id: version-control\n  name: Version control\n  description: git.\n');
  await write('content/tools/git.yaml', 'name: git\narea: version-control\n');
  await write('content/errors/git/good.mdx', page());
  await write('content/errors/git/_draft.mdx', 'not read');
  await write('content/errors/git/misspelt.mdx', page({ quickfix: 'Again.' }));
  await write('content/errors/git/not-yaml.mdx', '---\ntitle: git: fatal\n---\n');
  await write('content/errors/git/good.proof.yaml', 'needs: [git]\ncases: []\n');
  await write('content/evidence/git/good.json', '{"page": "git/good"');
  const { content, problems } = await readContent(root);
  assert.deepEqual(
    content.errors.map(({ id }) => id),
    ['git/good'],
  );
  assert.equal(content.errors[0]?.body, BODY);
  assert.deepEqual(problems.map(formatProblem), [
    'content/tools/git.yaml · description: is missing. Add it; the README says what it holds.',
    'content/tools/git.yaml · links: is missing. Add it; the README says what it holds.',
    "content/errors/git/misspelt.mdx · quickfix: is not a field. The README's field table lists them all.",
    'content/errors/git/not-yaml.mdx · line 2: is not YAML: Nested mappings are not allowed in compact mappings. Quote text that holds `: `, ` #` or begins with a special character.',
    'content/errors/git/good.proof.yaml · cases: Too small: expected array to have >=1 items',
    "content/evidence/git/good.json · the file: is not JSON: Expected ',' or '}' after property value in JSON at position 19 (line 1 column 20). Run npm run prove to write it anew.",
  ]);
});

test('splits a page at its second line of hyphens', () => {
  assert.deepEqual(splitFrontmatter('---\na: 1\n---\n\nBody\n---\nmore'), {
    frontmatter: 'a: 1\n',
    body: '\nBody\n---\nmore',
  });
  assert.deepEqual(splitFrontmatter('No frontmatter'), { frontmatter: '', body: 'No frontmatter' });
});

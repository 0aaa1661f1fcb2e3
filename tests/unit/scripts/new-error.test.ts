import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { newError, NewPageError } from '../../../scripts/new-error.ts';
import { checkContent } from '../../../src/content/rules/index.ts';
import { readContent } from '../../../src/content/content-files.ts';

const root = await mkdtemp(path.join(tmpdir(), 'errdex-new-'));
after(() => rm(root, { recursive: true }));
for (const part of ['areas.yaml', 'tools', 'errors'])
  await cp(`content/${part}`, path.join(root, 'content', part), { recursive: true });
const TODAY = new Date('2026-11-23T10:00:00Z');

test('a new page is valid as it stands, and says what to replace', async () => {
  const files = await newError(root, 'git/frobnication-failed', TODAY);
  assert.deepEqual(files, [
    'content/errors/git/frobnication-failed.mdx',
    'content/errors/git/frobnication-failed.proof.yaml',
  ]);
  const { content, problems } = await readContent(root);
  const own = [...problems, ...checkContent(content, TODAY)].filter(({ file }) => files.includes(file));
  assert.deepEqual(own, []);
  assert.ok(
    content.errors.some(
      ({ id, data }) => id === 'git/frobnication-failed' && data.title === 'git: frobnication failed',
    ),
  );
  assert.match(await readFile(path.join(root, files[0] ?? ''), 'utf8'), /updated: 2026-11-23/);
});

const REFUSED = [
  { id: 'git/not-a-git-repository', says: /content\/errors\/git\/not-a-git-repository\.mdx exists/ },
  {
    id: 'giit/something',
    says: /`giit` is no tool\. Did you mean `git`\? Add content\/tools\/giit\.yaml first/,
  },
  { id: 'git', says: /`git` is not a page id/ },
  { id: 'git/Not_A_Slug', says: /is not a page id/ },
  { id: '../outside/x', says: /is not a page id/ },
];
for (const { id, says } of REFUSED) {
  test(`refuses ${id}`, () =>
    assert.rejects(
      newError(root, id, TODAY),
      (error) => error instanceof NewPageError && says.test(error.message),
    ));
}

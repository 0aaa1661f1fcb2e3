import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { newError, NewPageError } from '../../../scripts/new-error.ts';
import { checkFolder } from '../../../src/content/check-folder.ts';
import { readContent } from '../../../src/content/content-files.ts';

const root = await mkdtemp(path.join(tmpdir(), 'errdex-new-'));
after(() => rm(root, { recursive: true }));
for (const part of ['areas.yaml', 'redirects.yaml', 'tools', 'errors'])
  await cp(`content/${part}`, path.join(root, 'content', part), { recursive: true });
const TODAY = new Date('2026-11-23T10:00:00Z');

test('a new page passes every check but the one for its scaffold, and says what to replace', async () => {
  const files = await newError(root, 'git/frobnication-failed', TODAY);
  assert.deepEqual(files, [
    'content/errors/git/frobnication-failed.mdx',
    'content/errors/git/frobnication-failed.proof.yaml',
  ]);
  const { content, problems } = await checkFolder(root, TODAY);
  const own = problems.filter(({ file }) => files.includes(file));
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
  assert.equal(own.length, texts.join().match(/replace this/gi)?.length);
  assert.deepEqual(
    own.filter(({ message }) => !message.startsWith('still holds what `npm run new` has written.')),
    [],
  );
  assert.ok(
    content.errors.some(
      ({ id, data }) => id === 'git/frobnication-failed' && data.title === 'git: frobnication failed',
    ),
  );
  assert.match(texts[0] ?? '', /updated: 2026-11-23/);
});

test('a new page of a tool whose name has an apostrophe is valid', async () => {
  const tool = (await readFile('content/tools/git.yaml', 'utf8')).replace(/^name: .*$/m, `name: "Let's git"`);
  await writeFile(path.join(root, 'content/tools/lets-git.yaml'), tool);
  await newError(root, 'lets-git/some-error', TODAY);
  const { content } = await readContent(root);
  assert.equal(
    content.errors.find(({ id }) => id === 'lets-git/some-error')?.data.title,
    "Let's git: some error",
  );
});

test('refuses a page whose only file cannot be read, and a proof that waits for its page', async () => {
  await writeFile(path.join(root, 'content/errors/git/broken.mdx'), 'not a page');
  await writeFile(path.join(root, 'content/errors/git/waiting.proof.yaml'), 'needs: [git]\n');
  await assert.rejects(newError(root, 'git/broken', TODAY), /content\/errors\/git\/broken\.mdx exists/);
  await assert.rejects(
    newError(root, 'git/waiting', TODAY),
    /content\/errors\/git\/waiting\.proof\.yaml exists/,
  );
  assert.ok(!existsSync(path.join(root, 'content/errors/git/waiting.mdx')));
});

test('refuses an address that leads to another page', async () => {
  const table = '/errors/git/moved-away/: /errors/git/not-a-git-repository/\n';
  await writeFile(path.join(root, 'content/redirects.yaml'), table);
  await assert.rejects(
    newError(root, 'git/moved-away', TODAY),
    /\/errors\/git\/moved-away\/ leads to \/errors\/git\/not-a-git-repository\//,
  );
});

test('writes nothing when the template is not safe or not valid', async () => {
  const template = path.join(root, 'content/errors/_template.mdx');
  const text = await readFile(template, 'utf8');
  const refuses = async (from: string, to: string, says: RegExp) => {
    assert.ok(text.includes(from));
    await writeFile(template, text.replace(from, to));
    await assert.rejects(newError(root, 'git/unsafe', TODAY), says);
    assert.ok(!existsSync(path.join(root, 'content/errors/git/unsafe.mdx')));
  };
  await refuses(
    'pwd # replace this by a command',
    'rm -rf / # replace this by a command',
    /git\/unsafe · look: says `risk: inspects`/,
  );
  await refuses('quickFix:', 'quickfix:', /quickFix: is missing/);
  await refuses('## Why this happens', '## Why', /body: does not have `## Why this happens`/);
  await writeFile(template, text);
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
  {
    id: `git/${'very-'.repeat(20)}long`,
    says: /would not be valid:\ncontent\/errors\/git\/very-.*\.mdx · title: is longer than 70 characters\./,
  },
];
for (const { id, says } of REFUSED) {
  test(`refuses ${id}`, () =>
    assert.rejects(
      newError(root, id, TODAY),
      (error) => error instanceof NewPageError && says.test(error.message),
    ));
}

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { newError } from '../../../scripts/new-error.ts';

const root = await mkdtemp(path.join(tmpdir(), 'errdex-build-'));
after(() => rm(root, { recursive: true }));
for (const name of ['src', 'public', 'node_modules', 'tsconfig.json', 'package.json']) {
  await symlink(path.resolve(name), path.join(root, name));
}
await cp('astro.config.mjs', path.join(root, 'astro.config.mjs'));
await cp('content', path.join(root, 'content'), { recursive: true });

test('a build with broken content prints every problem, exits with 1 and writes nothing', async () => {
  const page = path.join(root, 'content/errors/git/not-a-git-repository.mdx');
  const text = await readFile(page, 'utf8');
  await writeFile(
    page,
    text.replace(/^quickFix:/m, 'quickfix:').replace(/^updated: .*$/m, 'updated: 2999-01-01'),
  );
  const other = path.join(root, 'content/errors/git/no-upstream-branch.mdx');
  await writeFile(
    other,
    (await readFile(other, 'utf8')).replace(/ {2}- id: git\/.*$/m, '  - id: git/no-such-page'),
  );
  await newError(root, 'git/frobnication-failed', new Date());
  const { status, stderr } = build();
  assert.equal(status, 1);
  assert.match(stderr, /^\d+ problems in the content:$/m);
  assert.match(stderr, /not-a-git-repository\.mdx:2:1 · quickFix: is missing\./);
  assert.match(
    stderr,
    /not-a-git-repository\.mdx:\d+:1 · quickfix: is not a field\. Did you mean `quickFix`\?/,
  );
  assert.match(
    stderr,
    /no-upstream-branch\.mdx:\d+:5 · related\[\d\]\.id: `git\/no-such-page` is not a page\. The nearest one is/,
  );
  assert.match(
    stderr,
    /frobnication-failed\.mdx:\d+:3 · quickFix\.text: still holds what `npm run new` has written\./,
  );
  assert.ok(!(await readdir(root)).includes('dist'));
});

test('a build is refused while another one writes the checkout', async () => {
  await mkdir(path.join(root, '.astro'), { recursive: true });
  const lock = path.join(root, '.astro/build.lock');
  await writeFile(lock, JSON.stringify({ pid: process.pid, since: '2026-11-28T00:00:00.000Z' }));
  const { status, stderr } = build();
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`Another build writes this checkout: process ${process.pid}, since 2026`));
  assert.ok((await readdir(path.join(root, '.astro'))).includes('build.lock'));
  await rm(lock);
});

function build() {
  return spawnSync('astro', ['build', '--root', root], {
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

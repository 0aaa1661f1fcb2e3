import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { copyProject } from '../../../scripts/project-copy.ts';

const root = mkdtempSync(path.join(tmpdir(), 'errdex-prove-'));
after(() => rmSync(root, { recursive: true }));

const errors = (name: string) => path.join(root, 'content/errors', name);
const edit = (name: string, from: string | RegExp, to: string) => {
  const text = readFileSync(errors(name), 'utf8');
  assert.notEqual(text.replace(from, to), text, `${name} has no ${String(from)}`);
  writeFileSync(errors(name), text.replace(from, to));
};

before(() => {
  copyProject(process.cwd(), root);
  for (const name of ['scripts', 'content']) cpSync(name, path.join(root, name), { recursive: true });
  edit('git/not-a-git-repository.mdx', /^updated: .*$/m, 'updated: 2999-01-01');
  edit('git/no-upstream-branch.proof.yaml', /^needs: /m, 'need: ');
  // A harmless stranger: were it run, a file would tell.
  edit(
    'git/pathspec-did-not-match.mdx',
    /(?<=^ {4}risk: inspects\n {4}code: ).*$/m,
    `touch ${path.join(root, 'was-run')}`,
  );
});

function prove(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/prove.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  return { status, stdout, stderr };
}

const REFUSED: [id: string, says: RegExp][] = [
  [
    'git/not-a-git-repository',
    /^content\/errors\/git\/not-a-git-repository\.mdx:\d+:1 · updated: 2999-01-01 is in the future\./m,
  ],
  ['git/no-upstream-branch', /^content\/errors\/git\/no-upstream-branch\.proof\.yaml:1:1 · need/m],
  [
    'git/pathspec-did-not-match',
    /^git\/pathspec-did-not-match · .*: says `risk: inspects`, but what it runs `changes`\./m,
  ],
];
for (const [id, says] of REFUSED)
  test(`${id} is refused before anything runs`, () => {
    const { status, stdout, stderr } = prove(id);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, says);
    assert.match(stderr, /No proof was run\. Mend this first\.\n$/);
    assert.ok(!existsSync(path.join(root, 'was-run')));
    for (const [other] of REFUSED) assert.equal(stderr.includes(other), other === id, stderr);
  });

test('pages that are not named may have problems; evidence that cannot be read is what a run mends', () => {
  mkdirSync(path.join(root, 'content/evidence/cursor'), { recursive: true });
  writeFileSync(path.join(root, 'content/evidence/cursor/model-not-available.json'), '{');
  const { status, stdout, stderr } = prove('cursor/model-not-available');
  assert.equal(stderr, '');
  assert.match(stdout, /^(· cursor\/model-not-available: exempt|Skipped 1 pages)/m);
  assert.equal(status, 0);
});

test('where no fix can be swapped it says so', () => {
  const { status, stdout } = prove('--swap', 'cursor/model-not-available');
  assert.match(
    stdout,
    /^(Nothing to swap: of these pages none has both a case that runs here|Skipped 1 pages)/,
  );
  assert.equal(status, 0);
});

test('a command line that is not understood is answered as before', () => {
  const { status, stderr } = prove('git/no-such-page');
  assert.equal(status, 2);
  assert.match(stderr, /There is no page git\/no-such-page/);
  assert.equal(prove('--help').status, 0);
});

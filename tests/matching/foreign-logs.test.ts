import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { createMatcher, matchLog, type Matcher } from '../../src/core/matching/match.ts';
import type { Page } from '../../src/proof/page.ts';
import { matcher, pages } from './site-matcher.ts';

/** Messages that programs of another error's scene really print, beside it. */
const PRINTED_BESIDE = [
  'linux/no-such-file-or-directory',
  'curl/7-failed-to-connect',
  'git/not-a-git-repository',
];

/** What programs say of themselves when nothing is wrong. */
const CLEAN = [
  ['git', 'help', '-a'],
  ['git', 'help', '-g'],
  ['curl', '--help', 'all'],
  ['curl', '--manual'],
  ['gcc', '--help=common,optimizers,warnings,target'],
  ['ld', '--help'],
  ['make', '--help'],
  ['python3', '--help-all'],
  ['node', '--help'],
  ['node', '--v8-options'],
  ['npm', 'help', 'install', '--viewer=man'],
  ['tsc', '--all'],
  ['nginx', '-h'],
  ['apt-get', '--help'],
  ['dpkg', '--help'],
  ['bash', '-c', 'help; help -m set read trap'],
  ['ssh', '-Q', 'help'],
  ['find', '--help'],
  ['tar', '--help'],
  ['openssl', 'help'],
];

/** The pages that a text leads to and that nothing ties to its own page. */
function strangers(known: Matcher, text: string, own?: Page): string[] {
  const isTied = (id: string) =>
    own !== undefined &&
    (id === own.id ||
      own.related.some((relation) => relation.id === id) ||
      pages.some((page) => page.id === id && page.related.some((relation) => relation.id === own.id)));
  return matchLog(known, text)
    .map(({ id }) => id)
    .filter((id) => !isTied(id));
}

test('what the runs of an error printed leads to it, to related ones, or to what another program said beside it', () => {
  let count = 0;
  const strange = pages.flatMap((page) =>
    (page.evidence?.cases ?? []).flatMap(({ before, after }) =>
      [...before, ...after].flatMap(({ output }) => {
        count++;
        return strangers(matcher, output, page)
          .filter((id) => !PRINTED_BESIDE.includes(id))
          .map((id) => `${id} in a run of ${page.id}`);
      }),
    ),
  );
  assert.ok(count > 1000, `${count} outputs`);
  assert.deepEqual([...new Set(strange)], []);
});

test('what programs print when nothing is wrong leads to no page', (context) => {
  let lines = 0;
  const hits = CLEAN.flatMap(([program = '', ...args]) => {
    const { stdout, stderr } = spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, MANPAGER: 'cat', COLUMNS: '120' },
    });
    const text = `${stdout ?? ''}${stderr ?? ''}`;
    lines += text.split('\n').length;
    return strangers(matcher, text).map((id) => `${id} in ${program} ${args.join(' ')}`);
  });
  context.diagnostic(`${lines} lines`);
  assert.ok(lines > 2000, `only ${lines} lines were printed`);
  assert.deepEqual(hits, []);
});

test('a signature that fires on anything is noticed', () => {
  const greedy = createMatcher([{ id: 'a/b', title: 'x', signatures: [{ template: '{path} directory' }] }]);
  assert.deepEqual(strangers(greedy, 'usage: cd the directory'), ['a/b']);
});

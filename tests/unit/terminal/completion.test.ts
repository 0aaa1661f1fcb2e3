import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { completionScript } from '../../../src/terminal/completion.ts';
import { UsageError } from '../../../src/terminal/usage-error.ts';

const IDS = ['git/not-a-git-repository', 'git/no-upstream-branch', 'node/eaddrinuse'];

/** What bash offers for a call of which the last word is being typed. */
function bashOffers(...words: string[]): string[] {
  const typed = ['errdex', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${completionScript('bash', { ids: IDS })}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _errdex; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout.split('\n').filter(Boolean);
}

test('bash completes subcommands, ids, options and shells', () => {
  assert.deepEqual(bashOffers('comp'), ['completion']);
  assert.deepEqual(bashOffers('show', 'git/no-'), ['git/no-upstream-branch']);
  assert.deepEqual(bashOffers('--no'), ['--no-colour']);
  assert.deepEqual(bashOffers('--shell', 'p'), ['powershell']);
  assert.deepEqual(bashOffers('run', ''), ['--']);
  assert.ok(bashOffers('run', '--', 'prin').includes('printf'));
  assert.deepEqual(bashOffers('completion', ''), ['bash', 'zsh', 'fish']);
});

for (const shell of ['bash', 'zsh', 'fish']) {
  const { error } = spawnSync(shell, ['-c', 'true']);
  test(`${shell} reads its script`, { skip: error && `${shell} is not installed` }, () => {
    const script = completionScript(shell, { ids: IDS });
    const folder = mkdtempSync(path.join(tmpdir(), 'errdex-completion-'));
    const file = path.join(folder, 'script');
    writeFileSync(file, script);
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    assert.equal(stderr, '');
    assert.equal(status, 0);
    for (const word of ['show', 'search', 'run', 'hook', 'mcp', 'completion', 'no-colour', ...IDS])
      assert.ok(script.includes(word), word);
  });
}

test(
  'fish offers the ids behind show, and behind run what the command takes',
  { skip: spawnSync('fish', ['-c', 'true']).error && 'fish is not installed' },
  () => {
    const offers = (call: string) => {
      const script = `${completionScript('fish', { ids: IDS })}
complete -c frob -f -a 'knob nozzle'
complete -C '${call}'`;
      return spawnSync('fish', ['--no-config', '-c', script], { encoding: 'utf8' }).stdout;
    };
    assert.match(offers('errdex show git/not'), /^git\/not-a-git-repository$/m);
    assert.equal(offers('errdex run -- frob noz'), 'nozzle\n');
  },
);

test('another shell is refused', () => {
  assert.throws(() => completionScript('tcsh', { ids: [] }), UsageError);
  assert.throws(() => completionScript('toString', { ids: [] }), UsageError);
});

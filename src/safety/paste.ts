import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What became of a pasted text: what stood on the line after it, and whether anything ran before Enter. */
export type Pasted = { line: string; ran: boolean };

const BEGIN = '\x1b[200~';
const END = '\x1b[201~';
/** Ctrl-X Ctrl-S, bound to a function that saves the line and clears it. */
const SAVE = '\x18\x13';

/** Pastes texts into an interactive bash on a pseudo-terminal, one after the other, as a terminal does (`bracketed`) or as raw keystrokes. */
export async function pasteAll(texts: string[], { bracketed = true } = {}): Promise<Pasted[]> {
  const folder = mkdtempSync(join(tmpdir(), 'errdex-'));
  const file = (name: string) => join(folder, name);
  writeFileSync(
    file('rc'),
    `PS1='> '
PS0='$(: >${file('ran')})'
HISTFILE=
stty -ixon
save() { printf '%s.' "$READLINE_LINE" >${file('next')}; mv ${file('next')} ${file('line')}; READLINE_LINE=; READLINE_POINT=0; }
bind -x '"\\C-x\\C-s": save'
bind 'set enable-bracketed-paste on'
: >${file('ready')}
`,
  );
  const terminal = spawn('script', ['-qfc', `bash --noprofile --rcfile ${file('rc')} -i`, '/dev/null'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', TERM: 'xterm', HOME: folder, LC_ALL: 'C.UTF-8' },
  });
  try {
    await appears(file('ready'));
    const results: Pasted[] = [];
    for (const text of texts) {
      terminal.stdin.write(bracketed ? BEGIN + text + END : text);
      terminal.stdin.write(SAVE);
      await appears(file('line'));
      results.push({ line: readFileSync(file('line'), 'utf8').slice(0, -1), ran: existsSync(file('ran')) });
      rmSync(file('line'));
      rmSync(file('ran'), { force: true });
    }
    return results;
  } finally {
    terminal.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function appears(path: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (existsSync(path)) return;
    await sleep(10);
  }
  throw new Error('The terminal did not answer.');
}

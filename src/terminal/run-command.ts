import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { quote } from '../core/commands/fill.ts';
import { readLog, type LogInput } from './log-input.ts';

const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;
const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
/** What a terminal sends to all programs in it, the command too. */
const FROM_TERMINAL = new Set<NodeJS.Signals>(['SIGINT', 'SIGQUIT']);

/** Hears what a failed command printed. */
type OnFailure = (log: LogInput) => Promise<void>;

/** Where a command's two outputs are passed on to. */
type Outputs = Record<'stdout' | 'stderr', Writable>;

/**
 * Runs a command with its own input, passes on every byte that it prints and every signal that comes, and ends as it ends.
 * When it fails by itself, `onFailure` gets what it printed.
 */
export async function runCommand(
  [program, ...words]: [string, ...string[]],
  onFailure: OnFailure,
  { stdout, stderr }: Outputs = process,
): Promise<number> {
  const child = start(program, words);
  const received = forwardSignals(child);
  const printed = new PassThrough();
  // Read as it comes, so that a long output does not fill the memory.
  const log = readLog(printed);
  pass(child.stdout as Readable, stdout, printed);
  pass(child.stderr as Readable, stderr, printed);
  let code: number | null;
  let signal: NodeJS.Signals | null;
  try {
    [code, signal] = await ended(child);
  } catch (error) {
    return cannotStart(program, error as NodeJS.ErrnoException);
  }
  printed.end();
  if (code !== 0 && received.size === 0) await onFailure(await log);
  if (signal === null) return code ?? 0;
  // Whoever waits for this command learns how the other one ended.
  for (const each of SIGNALS) process.removeAllListeners(each);
  process.kill(process.pid, signal);
  return 128 + constants.signals[signal];
}

function start(program: string, words: string[]): ChildProcess {
  const stdio: ['inherit', 'pipe', 'pipe'] = ['inherit', 'pipe', 'pipe'];
  if (process.platform !== 'win32') return spawn(program, words, { stdio });
  // npm and its like are scripts on Windows, which only a shell starts; a word that cmd cannot carry is refused.
  const line = [program, ...words].map((word) => quote(word, 'cmd')).join(' ');
  return spawn(line, { stdio, shell: true });
}

function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve([code, signal]));
  });
}

/** Passes a stream on as fast as it is read, with a copy of it. */
function pass(from: Readable, to: Writable, copy: Writable): void {
  from.on('data', (chunk: Buffer) => copy.write(chunk));
  from.pipe(to, { end: false });
  // Nobody reads any more: the command learns it as it would without this one.
  to.removeAllListeners('error');
  to.on('error', () => from.destroy());
}

function forwardSignals(child: ChildProcess): Set<NodeJS.Signals> {
  const received = new Set<NodeJS.Signals>();
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      received.add(signal);
      if (!(inTerminal && FROM_TERMINAL.has(signal))) child.kill(signal);
    });
  }
  return received;
}

function cannotStart(program: string, { code, message }: NodeJS.ErrnoException): number {
  const why =
    code === 'ENOENT' ? 'there is no such command' : code === 'EACCES' ? 'it may not be run' : message;
  console.error(`errdex: ${program} cannot be run: ${why}.`);
  return code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE;
}

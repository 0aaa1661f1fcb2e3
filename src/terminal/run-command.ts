import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync } from 'node:fs';
import { constants } from 'node:os';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { quote } from '../core/commands/fill.ts';
import { readLog, type LogInput } from './log-input.ts';
import { createPipes } from './output-pipes.ts';

const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;
/** When a command has ended and this long nothing was printed, what it left behind is not waited for, in milliseconds. */
const QUIET = 1000;
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
  { stdout, stderr }: Outputs = ownOutputs(),
): Promise<number> {
  const { child, printing } = start(program, words, stdout === stderr ? 1 : 2);
  const received = forwardSignals(child);
  const printed = new PassThrough();
  // Read as it comes, so that a long output does not fill the memory.
  const log = readLog(printed);
  const targets = printing.map((_from, index) => (index === 0 ? stdout : stderr));
  printing.forEach((from, index) => pass(from, targets[index] as Writable, printed));
  let code: number | null;
  let signal: NodeJS.Signals | null;
  try {
    [code, signal] = await ended(child);
  } catch (error) {
    return cannotStart(program, error as NodeJS.ErrnoException);
  }
  await Promise.all(printing.map((from, index) => passedOn(from, targets[index] as Writable)));
  printed.end();
  // By SIGPIPE a command learns that nobody reads any more.
  if (code !== 0 && signal !== 'SIGPIPE' && received.size === 0) await tell(onFailure, await log);
  if (signal === null) return code ?? 0;
  // Whoever waits for this command learns how the other one ended.
  for (const each of SIGNALS) process.removeAllListeners(each);
  process.kill(process.pid, signal);
  return 128 + constants.signals[signal];
}

/** This program's own outputs; where both go to one place they are one, so that what is printed keeps its order. */
function ownOutputs(): Outputs {
  const { stdout, stderr } = process;
  const [out, err] = [fstatSync(stdout.fd), fstatSync(stderr.fd)];
  return { stdout, stderr: out.dev === err.dev && out.ino === err.ino ? stdout : stderr };
}

/** Starts a command that prints into so many pipes. */
function start(
  program: string,
  words: string[],
  count: number,
): { child: ChildProcess; printing: Readable[] } {
  const pipes = createPipes(count);
  const inputs = pipes?.map(({ input }) => input) ?? [];
  try {
    const child = spawnCommand(program, words, [inputs[0] ?? 'pipe', inputs.at(-1) ?? 'pipe']);
    const printing = pipes?.map(({ output }) => output) ?? [
      child.stdout as Readable,
      child.stderr as Readable,
    ];
    return { child, printing };
  } finally {
    inputs.forEach((input) => closeSync(input));
  }
}

function spawnCommand(program: string, words: string[], outputs: ('pipe' | number)[]): ChildProcess {
  const stdio = ['inherit' as const, ...outputs];
  if (process.platform !== 'win32') return spawn(program, words, { stdio });
  // npm and its like are scripts on Windows, which only a shell starts; a word that cmd cannot carry is refused.
  const line = [program, ...words].map((word) => quote(word, 'cmd')).join(' ');
  return spawn(line, { stdio, shell: true });
}

function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve([code, signal]));
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

/** Resolves when all was passed on, or when nothing more comes: a program that was left behind may hold an output for ever. */
function passedOn(from: Readable, to: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (from.closed) return resolve();
    const quiet = setTimeout(() => {
      if (to.writableNeedDrain) quiet.refresh();
      else from.destroy();
    }, QUIET);
    // Behind the listeners that pass it on: a slow reader is no silence.
    from.on('data', () => quiet.refresh());
    from.once('close', () => {
      clearTimeout(quiet);
      resolve();
    });
  });
}

/** Whatever goes wrong here, the command ends as it ended. */
async function tell(onFailure: OnFailure, log: LogInput): Promise<void> {
  try {
    await onFailure(log);
  } catch (error) {
    console.error(`errdex: ${(error as Error).message}`);
  }
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

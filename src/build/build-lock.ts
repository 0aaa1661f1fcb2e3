import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A build that writes a checkout. */
export interface Holder {
  pid: number;
  /** When it began, as an ISO date. */
  since: string;
}

/** A lock is written in one go: one without a name that is older than this was left by a crash. */
const WRITTEN_WITHIN = 2_000;
const PAUSE = 20;

/**
 * Takes the lock of a checkout until this process ends. Returns the build that holds it, if there is one that still runs: a
 * lock that a crash has left is taken over.
 */
export function takeLock(file: string): Holder | undefined {
  mkdirSync(path.dirname(file), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, since: new Date().toISOString() } satisfies Holder);
  for (;;) {
    if (create(file, own)) {
      process.on('exit', () => {
        if (read(file) === own) rmSync(file, { force: true });
      });
      return undefined;
    }
    const holder = holderOf(file);
    if (holder && isRunning(holder.pid)) return holder;
    if (!removeStale(file)) pause();
  }
}

/** What to tell a person whose build was refused. */
export function lockSentence({ pid, since }: Holder, file: string): string {
  return `Another build writes this checkout: process ${pid}, since ${since}. Wait until it ends, or stop it, and build again. If process ${pid} is no build, delete ${file}.`;
}

/** Removes a lock whose build has ended. One process at a time looks and removes, so that none removes the lock of the next. */
function removeStale(file: string): boolean {
  const turn = `${file}.turn`;
  if (!create(turn, '')) {
    if (ageOf(turn) > WRITTEN_WITHIN) rmSync(turn, { force: true });
    return false;
  }
  try {
    const holder = holderOf(file);
    const isStale = holder ? !isRunning(holder.pid) : ageOf(file) > WRITTEN_WITHIN;
    if (isStale) rmSync(file, { force: true });
    return isStale;
  } finally {
    rmSync(turn, { force: true });
  }
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    const { pid, since } = JSON.parse(read(file) ?? '') as Partial<Holder>;
    return typeof pid === 'number' && typeof since === 'string' ? { pid, since } : undefined;
  } catch {
    // Not yet written, or cut off.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  // A lock with this process's own number is that of a process before it: containers count from one again.
  if (pid === process.pid) return false;
  try {
    // Signal 0 is not sent; Windows knows it too.
    return process.kill(pid, 0);
  } catch (error) {
    // There is one, of another person.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ageOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  // A clock that was set back must not leave a lock that never gets old.
  return found ? Math.abs(Date.now() - found.mtimeMs) : 0;
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

import { execFile, spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Run } from './run.ts';

/** Output beyond this many bytes stops a program. */
const OUTPUT_LIMIT = 1_000_000;

/** Pipes with a name that are made at once: a program is started for it. */
const BATCH = 16;

/** Gives the path of a new pipe in the folder, each time another. */
export function createPipes(folder: string): () => Promise<string> {
  const ready: string[] = [];
  let count = 0;
  return async () => {
    if (ready.length === 0) {
      const batch = Array.from({ length: BATCH }, () => join(folder, `output-${++count}`));
      await promisify(execFile)('mkfifo', ['-m', '666', ...batch]);
      ready.push(...batch);
    }
    return ready.shift() as string;
  };
}

/**
 * Runs a program with nothing to read and with one pipe, from `createPipes`, for both outputs, so that they stay in order; a pipe, not
 * a file or a socket, because programs tell those apart. Returns when the program ends, even if children live on.
 */
export async function capture(
  program: string,
  args: string[],
  { pipe: path, milliseconds }: { pipe: string; milliseconds: number },
): Promise<Run> {
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  const child = spawn(program, args, { stdio: ['ignore', writer, writer], detached: true });
  closeSync(writer);

  const chunks: Buffer[] = [];
  let size = 0;
  let stopped: Run['stopped'];
  const stop = (why: NonNullable<Run['stopped']>) => {
    stopped ??= why;
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  };
  const timer = setTimeout(() => stop('time'), Math.max(0, milliseconds));
  const pipe = new Socket({ fd: reader, readable: true, writable: false });
  const keep = (chunk: Buffer) => {
    size += chunk.length;
    if (size <= OUTPUT_LIMIT) chunks.push(chunk);
    else if (child.exitCode === null) stop('size');
  };
  pipe.on('data', keep);
  const drained = new Promise<void>((resolve) => pipe.on('end', resolve));

  const exit = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 137));
  });
  clearTimeout(timer);
  // A server that the script left running holds the pipe open: what was written before the end is read, and no more.
  await Promise.race([drained, sleep(100)]);
  // Where other work held the event loop up, the time is over before the pipe was looked at.
  await nextTurn();
  pipe.off('data', keep);
  pipe.resume();
  pipe.unref();
  return { output: Buffer.concat(chunks).toString('utf8'), exit, ...(stopped && { stopped }) };
}

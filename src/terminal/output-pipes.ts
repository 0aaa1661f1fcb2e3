import { spawnSync } from 'node:child_process';
import { constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import type { Readable } from 'node:stream';

/** A pipe: what a program writes into its `input` is read from its `output`. */
export interface Pipe {
  input: number;
  output: Readable;
}

/**
 * Makes pipes as a shell has them; undefined where that is not possible. Those of Node are sockets: a script cannot open
 * `/dev/stderr` then, and a program whose reader has gone ends otherwise than in a shell.
 */
export function createPipes(count: number): Pipe[] | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    const folder = mkdtempSync(`${tmpdir()}/errdex-run-`);
    try {
      const names = Array.from({ length: count }, (_pipe, index) => `${folder}/${index}`);
      return spawnSync('mkfifo', names).status === 0 ? names.map(openPipe) : undefined;
    } finally {
      rmSync(folder, { recursive: true });
    }
  } catch {
    return undefined;
  }
}

function openPipe(name: string): Pipe {
  // In this order neither end waits for the other.
  const fd = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  return { input: openSync(name, constants.O_WRONLY), output: new Socket({ fd, writable: false }) };
}

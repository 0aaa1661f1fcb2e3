import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RunOptions, Sandbox } from '../sandbox/sandbox.ts';
import type { Run } from '../sandbox/run.ts';

/** A server that a case may ask for: the Debian packages it needs, and how it is started before or after the case's `setup`. */
export type Service = {
  packages: string[];
  before?: (sandbox: Sandbox) => Promise<void>;
  after?: (sandbox: Sandbox) => Promise<void>;
  /** Starts it in a copy of the files of a sandbox in which it ran; a service without it makes copies impossible. */
  again?: (sandbox: Sandbox) => Promise<void>;
  /** A bash script for root that prints all that the server holds for its users, the same way each time. */
  holds?: string;
};

/** Makes names resolve to an address in the sandbox. */
export function addHosts(sandbox: Sandbox, address: string, names: string[]): void {
  if (names.length > 0)
    appendFileSync(`/proc/${sandbox.pid}/root/etc/hosts`, `${address}\t${names.join(' ')}\n`);
}

/** Starts one of our own servers inside the sandbox's network and waits until it says that it listens. */
export async function startServer(sandbox: Sandbox, file: string, settings: object): Promise<void> {
  const server = sandbox.serve(process.execPath, [
    join(import.meta.dirname, 'servers', file),
    JSON.stringify(settings),
  ]);
  let complaint = '';
  server.stderr?.on('data', (chunk: Buffer) => (complaint += String(chunk)));
  if (!server.stdout) throw new Error(`${file} has no output.`);
  const lines = createInterface({ input: server.stdout });
  await Promise.race([once(lines, 'line'), once(server, 'exit')]);
  lines.close();
  server.stdout.resume();
  if (server.exitCode !== null) throw new Error(complaint.trim() || `${file} did not start.`);
}

/** Runs a script as root and throws with its output when it fails. */
export async function mustRun(sandbox: Sandbox, script: string, options?: RunOptions): Promise<Run> {
  const run = await sandbox.run(script, { as: 'root', strict: true, ...options });
  if (run.exit !== 0) throw new Error(`A service could not be started: ${run.output.trim()}`);
  return run;
}

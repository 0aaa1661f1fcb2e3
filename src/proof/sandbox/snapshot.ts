import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, type Snapshot, VAR_FOLDERS } from './sandbox.ts';
import { programsOf } from './world.ts';

const execute = promisify(execFile);

/** Where a case's own files lie. */
const OWN = ['home', 'root', 'srv', 'tmp', 'opt', 'run', ...VAR_FOLDERS];

/** Scripts that change more than files, which a copy of the files would lose. */
const BEYOND_FILES = /\b(?:ip|iptables|nft|mount|umount|sysctl|hostname|ipcmk|losetup)\b/;

/** Keeps a sandbox as files below a folder; undefined when `scripts`, which made it what it is, left more than files and served programs. */
export async function takeSnapshot(
  sandbox: Sandbox,
  scripts: string,
  shelf: string,
): Promise<Snapshot | undefined> {
  const isServed = (program: string) => sandbox.isServed(Number.parseInt(program));
  if (BEYOND_FILES.test(scripts) || ![...programsOf(sandbox)].every(isServed)) return undefined;
  const folder = mkdtempSync(join(shelf, 'scene-'));
  await execute('cp', ['-a', `/proc/${sandbox.pid}/fd/9/.`, join(folder, 'upper')]);
  mkdirSync(join(folder, 'own'));
  // `--parents` keeps `var/cache` at its place.
  await execute('cp', ['-a', '--parents', ...OWN, join(folder, 'own')], { cwd: `/proc/${sandbox.pid}/root` });
  return { folder, state: sandbox.state() };
}

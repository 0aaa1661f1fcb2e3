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

/** Keeps a prepared sandbox as files below a folder; undefined when `setup`, which prepared it, left more than files. */
export async function takeSnapshot(
  sandbox: Sandbox,
  setup: string,
  shelf: string,
): Promise<Snapshot | undefined> {
  if (BEYOND_FILES.test(setup) || programsOf(sandbox).size > 0) return undefined;
  const folder = mkdtempSync(join(shelf, 'scene-'));
  await execute('cp', ['-a', `/proc/${sandbox.pid}/fd/9/.`, join(folder, 'upper')]);
  mkdirSync(join(folder, 'own'));
  // `--parents` keeps `var/cache` at its place.
  await execute('cp', ['-a', '--parents', ...OWN, join(folder, 'own')], { cwd: `/proc/${sandbox.pid}/root` });
  return { folder, state: sandbox.state() };
}

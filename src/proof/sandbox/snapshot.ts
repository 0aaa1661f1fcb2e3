import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sandbox, Snapshot } from './sandbox.ts';
import { programsOf } from './world.ts';

const copy = promisify(execFile);

/** Where a case's own files lie: `root.sh` makes each anew. */
const OWN = [
  ...['home', 'root', 'srv', 'tmp', 'opt', 'run'],
  ...[
    'cache',
    'log',
    'tmp',
    'mail',
    'backups',
    'lib/apt/lists',
    'lib/postgresql',
    'lib/mysql',
    'lib/redis',
    'lib/docker',
  ].map((name) => `var/${name}`),
];

/** Scripts that change more than files, which a copy of the files would lose. */
const BEYOND_FILES = /\b(?:ip|iptables|nft|mount|umount|sysctl|hostname|ipcmk|losetup)\b/;

/** Keeps a prepared sandbox as files; undefined when `setup`, which prepared it, left more than files. */
export async function takeSnapshot(sandbox: Sandbox, setup: string): Promise<Snapshot | undefined> {
  if (BEYOND_FILES.test(setup) || programsOf(sandbox).size > 0) return undefined;
  const folder = keptFolder();
  const root = `/proc/${sandbox.pid}/root`;
  await copy('cp', ['-a', `/proc/${sandbox.pid}/fd/9/.`, join(folder, 'upper')]);
  await copy('mkdir', [join(folder, 'own')]);
  // `--parents` keeps `var/cache` at its place.
  await copy('cp', ['-a', '--parents', ...OWN, join(folder, 'own')], { cwd: root });
  return { folder, state: sandbox.state() };
}

let shelf: string | undefined;

/** A folder that is gone when the program ends. */
function keptFolder(): string {
  if (!shelf) {
    const made = mkdtempSync(join(tmpdir(), 'errdex-scenes-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    shelf = made;
  }
  return mkdtempSync(join(shelf, 'scene-'));
}

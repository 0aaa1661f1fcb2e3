import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';

/** The name of the folder that a varied command runs in: a space and letters beyond ASCII. */
export const ELSEWHERE = 'another place, à côté';

const ENVIRONMENT = {
  TZ: 'Pacific/Kiritimati',
  LC_ALL: 'tr_TR.UTF-8',
  // Only the date is moved; what waits for a time to pass must not wait for years.
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
};

/** Runs a command on one processor, four years later, with another umask, time zone and locale. Returns what it printed. */
export function runVaried(command: string[], folder: string): string {
  const script = 'umask 077; exec taskset -c 0 faketime -f +1500d "$@"';
  return run('sh', ['-c', script, 'sh', ...command], folder, ENVIRONMENT);
}

/** Runs a command as it is. Returns what it printed. */
export function runPlain(command: string[], folder: string): string {
  const [program = '', ...rest] = command;
  return run(program, rest, folder, {});
}

/** Shows `source` at `target` with the entries of every folder in a new order each time. Returns how to take it away. */
export function mountShuffled(source: string, target: string): () => void {
  mkdirSync(target, { recursive: true });
  run('disorderfs', ['--quiet', '--shuffle-dirents=yes', source, target], '/', {});
  return () => void run('umount', [target], '/', {});
}

/** Why nothing can be varied here, or undefined. */
export function variationObstacle(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'It needs root on Linux.';
  if (!existsSync('/dev/fuse')) return 'It needs /dev/fuse.';
  const missing = ['faketime', 'disorderfs', 'taskset'].filter(
    (name) => spawnSync('which', [name]).status !== 0,
  );
  return missing.length > 0 ? `It needs ${missing.join(', ')}.` : undefined;
}

function run(program: string, args: string[], cwd: string, extra: Record<string, string>): string {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...extra };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr || stdout}`);
  return stdout;
}

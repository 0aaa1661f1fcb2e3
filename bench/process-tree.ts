import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command took, and what it printed. */
export interface Measured {
  seconds: number;
  /** Processor time of all processes: what other work on the machine does not lengthen. 0 where there is no `/proc`. */
  cpuSeconds: number;
  /** The most memory that the process and all below it held at once: resident sets added up, looked at every 50 ms. */
  peakMegabytes: number;
  output: string;
  /** How it ended: `0` is well, `stopped` means that the time was up. */
  exit: number | 'stopped';
}

const INTERVAL = 50;
const PAGE = 4096;
/** Of a second, in Linux's tables of processes. */
const TICKS = 100;
const running = new Set<number>();

/** Runs a program in a group of its own and measures it; stops the group after `limit` seconds. */
export function measureCommand(command: string[], cwd: string, limit: number): Promise<Measured> {
  const [program = '', ...rest] = command;
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const cpuBefore = childrenCpu();
    const child = spawn(program, rest, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const pid = child.pid;
    if (pid === undefined) return void child.once('error', reject);
    running.add(pid);
    const parts: string[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part.toString()));
    child.stderr.on('data', (part: Buffer) => parts.push(part.toString()));
    let peak = 0;
    let stopped = false;
    const look = setInterval(() => (peak = Math.max(peak, memoryOf(pid))), INTERVAL);
    const stop = setTimeout(() => {
      stopped = true;
      stopGroup(pid);
    }, limit * 1000);
    child.once('close', (code) => {
      const seconds = (performance.now() - begun) / 1000;
      clearInterval(look);
      clearTimeout(stop);
      running.delete(pid);
      const exit = stopped ? 'stopped' : (code ?? 1);
      resolve({
        seconds,
        cpuSeconds: childrenCpu() - cpuBefore,
        peakMegabytes: peak / 1_000_000,
        output: parts.join(''),
        exit,
      });
    });
  });
}

/** Stops what is still running. */
export function stopAll(): void {
  for (const pid of running) stopGroup(pid);
}

function stopGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Seconds of processor time that all ended children of this process took, theirs included. */
function childrenCpu(): number {
  const [user = 0, system = 0] = read('/proc/self/stat').split(' ').slice(15, 17).map(Number);
  return (user + system) / TICKS;
}

/** Bytes in memory of a process and all below it; 0 where there is no `/proc`. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  for (const name of list('/proc')) {
    const pid = Number(name);
    if (!pid) continue;
    // The name in brackets may hold anything; the state and the parent follow on it.
    const parent = / (\d+)/.exec(read(`/proc/${pid}/stat`).split(')').at(-1) ?? '')?.[1];
    parents.set(pid, Number(parent));
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && pid > 1 && isBelow(parents.get(pid)));
  return [...parents.keys()]
    .filter(isBelow)
    .reduce((sum, pid) => sum + Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE, 0);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended between the look at the folder and this one.
    return '';
  }
}

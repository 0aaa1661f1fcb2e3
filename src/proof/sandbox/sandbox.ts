import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, createPipes } from './capture.ts';
import type { Run } from './run.ts';

/** Who runs a script: an ordinary person, or root. */
export type Person = 'you' | 'root';

/** A throw-away Debian with its own files, network, processes and people. */
export type Sandbox = {
  /** Process id of its init, as the machine outside sees it; `/proc/<pid>/root` is its root folder. */
  pid: number;
  person: Person;
  /** Runs bash; directory and exported variables carry over from the same person's last run. */
  run: (script: string, options?: RunOptions) => Promise<Run>;
  /** What carries over, to return to later with `restore`. */
  state: () => string;
  restore: (state: string) => void;
  /** Starts a program of the machine inside the sandbox's network and process list; it ends with the sandbox. */
  serve: (program: string, args: string[]) => ChildProcess;
  /** Whether a process, by its id outside, was started by `serve`. */
  isServed: (pid: number) => boolean;
  close: () => Promise<void>;
};

/** `strict` stops the script at its first failing command. `as` replaces the sandbox's own person for this run. */
export type RunOptions = { strict?: boolean; as?: Person };

/** A prepared sandbox, kept as files, from which others can begin. */
export interface Snapshot {
  /** `upper`: what was changed of the machine's own folders; `own`: the folders that a sandbox has for itself. */
  folder: string;
  /** The directory and the exported variables, as `Sandbox.state` gives them. */
  state: string;
}

/** How a sandbox is made. Folders make up /usr/local, the first on top; hidden programs are not there; seconds until it is stopped; a scene to begin with. */
export type SandboxOptions = {
  as: Person;
  local: string[];
  hidden: string[];
  seconds: number;
  from?: Snapshot | undefined;
};

/** Where the machine gathers what is nobody's Debian: each sandbox has its own, empty at first. */
export const VAR_FOLDERS = [
  ...['cache', 'log', 'tmp', 'mail', 'backups', 'lib/apt/lists'],
  ...['lib/postgresql', 'lib/mysql', 'lib/redis', 'lib/docker'],
].map((name) => `var/${name}`);

const NAMESPACES = ['--mount', '--net', '--pid', '--uts', '--ipc'];
const ROOT_SCRIPT = join(import.meta.dirname, 'root.sh');
const CARRY = '/run/carry';
const SHELL_OWN = /^declare -x (?:SHLVL|OLDPWD|PWD|_)(?:=.*)?\n/gm;

/** Nobody's here, not root's either: what reaches the machine itself through no namespace, its clock first. */
const OUT_OF_REACH = '--bounding-set=-sys_time,-sys_module,-sys_rawio,-sys_boot';

const PEOPLE: Record<Person, { home: string; start: string; path: string; become: string[] }> = {
  you: {
    home: '/home/you',
    start: '/home/you/work',
    path: '/usr/local/bin:/usr/bin:/bin',
    become: ['setpriv', '--reuid=1000', '--regid=1000', '--init-groups'],
  },
  root: {
    home: '/root',
    start: '/root',
    path: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    become: [],
  },
};

/** Why no sandbox can be made on this machine, as a sentence; undefined when one can. */
export function sandboxObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'Proofs need Linux: a case runs in namespaces of a Debian system.';
  if (process.getuid?.() !== 0)
    return 'Proofs need root, to give each case its own files and network. Run it with sudo, or in a container as root.';
  const { status, stderr } = spawnSync('unshare', [...NAMESPACES, '--fork', 'true'], { encoding: 'utf8' });
  if (status === 0) return undefined;
  return `Proofs need namespaces, which this machine refuses (${stderr?.trim() || 'no unshare'}). In a container, start it with --privileged.`;
}

/** Makes a sandbox and enters it; throws when its root cannot be built. */
export async function openSandbox({ as, local, hidden, seconds, from }: SandboxOptions): Promise<Sandbox> {
  const outside = mkdtempSync(join(tmpdir(), 'errdex-'));
  const { shell, pid, ended } = await buildRoot(local, hidden, outside, from?.folder ?? '');
  const pipes = createPipes(outside);
  const deadline = Date.now() + seconds * 1000;
  const carried: Record<Person, string> = { you: '', root: '', [as]: from?.state ?? '' };
  const served: ChildProcess[] = [];
  return {
    pid,
    person: as,
    run: async (script, { strict = false, as: person = as } = {}) => {
      const pipe = await pipes();
      const { run, carries } = await runIn(pid, person, script, strict, carried[person], {
        pipe,
        milliseconds: deadline - Date.now(),
      });
      carried[person] = carries || carried[person];
      return run;
    },
    state: () => carried[as],
    restore: (state) => void (carried[as] = state),
    serve: (program, args) => {
      const all = [...enter(pid, ['--net', '--pid', '--uts', '--ipc']), program, ...args];
      const server = spawn('nsenter', all, { stdio: ['ignore', 'pipe', 'pipe'] });
      served.push(server);
      return server;
    },
    // `nsenter` stays outside; the program itself is its only child.
    isServed: (process) => served.some((server) => readChildren(server.pid) === String(process)),
    close: async () => {
      shell.stdin?.end();
      shell.kill('SIGKILL');
      await ended;
      rmSync(outside, { recursive: true, force: true });
    },
  };
}

/** Starts the sandbox's init, which builds its root; throws with the script's complaint when it cannot. */
async function buildRoot(local: string[], hidden: string[], outside: string, scene: string) {
  const shell: ChildProcess = spawn(
    'unshare',
    [
      ...[...NAMESPACES, '--fork', '--kill-child', 'bash', ROOT_SCRIPT],
      ...[local.join(':'), hidden.join(' '), VAR_FOLDERS.join(' '), scene],
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' },
    },
  );
  const ended = once(shell, 'exit');
  let complaint = '';
  shell.stderr?.on('data', (chunk: Buffer) => (complaint += String(chunk)));
  if (shell.stdout) await Promise.race([once(shell.stdout, 'data'), ended]);
  const pid = Number(readChildren(shell.pid));
  if (shell.exitCode !== null || !pid) {
    rmSync(outside, { recursive: true });
    throw new Error(`The sandbox could not be built: ${complaint.trim()}`);
  }
  return { shell, pid, ended };
}

/** What `nsenter` is told, but for the program that enters. */
function enter(pid: number, spaces: string[]): string[] {
  return ['--target', String(pid), ...spaces, '--', 'setpriv', OUT_OF_REACH];
}

/** Runs bash as a person in the sandbox; returns what it did, and the directory and variables that carry over. */
async function runIn(
  pid: number,
  person: Person,
  script: string,
  strict: boolean,
  carried: string,
  { pipe, milliseconds }: { pipe: string; milliseconds: number },
): Promise<{ run: Run; carries: string }> {
  const { home, start, path, become } = PEOPLE[person];
  const root = `/proc/${pid}/root`;
  rmSync(`${root}${CARRY}`, { force: true });
  writeFileSync(`${root}${CARRY}.in`, prologue(carried || `cd ${start}`), { mode: 0o644 });
  writeFileSync(`${root}${CARRY}`, '');
  chmodSync(`${root}${CARRY}`, 0o666);
  const environment = [
    `PATH=${path}`,
    `HOME=${home}`,
    `USER=${person}`,
    'LC_ALL=C.UTF-8',
    'TERM=dumb',
    'TZ=UTC',
    `BASH_ENV=${CARRY}.in`,
  ];
  const run = await capture(
    'nsenter',
    [
      ...enter(pid, ['--mount', '--net', '--pid', '--uts', '--ipc', '--root', '--wd']),
      ...['env', '-i', ...environment, ...become],
      ...['bash', '--noprofile', '--norc', ...(strict ? ['-e'] : []), '-c', script],
    ],
    { pipe, milliseconds },
  );
  return { run, carries: readFileSync(`${root}${CARRY}`, 'utf8').replace(SHELL_OWN, '') };
}

/** Bash reads this before the script, so that the script's own lines count from 1. */
function prologue(state: string): string {
  return `unset BASH_ENV
ulimit -c 0
{ ${state}
} 2>/dev/null
trap '{ printf "cd %q\\n" "$PWD"; export -p; } >${CARRY} 2>/dev/null || :' EXIT
`;
}

function readChildren(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  } catch {
    return '';
  }
}

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { type Snapshot, changedPaths, recordFiles } from './file-record.ts';
import type { Sandbox } from './sandbox.ts';

/** What a command can change in a sandbox: files, programs that run, the shell's folder and variables, what servers hold. */
export interface World {
  files: Snapshot;
  /** `pid name` of what runs. */
  programs: Set<string>;
  /** The folder and the exported variables, a line each. */
  shell: Set<string>;
  /** What the servers hold, as text that can be compared. */
  stores: string;
}

/** Looks at a sandbox. `known` is an earlier look at the same one; `stores` asks the servers that it runs. */
export async function lookAt(
  sandbox: Sandbox,
  known?: World,
  stores: (sandbox: Sandbox) => Promise<string> = () => Promise.resolve(''),
): Promise<World> {
  const early = programsOf(sandbox);
  const files = recordFiles(sandbox, known?.files);
  // What is gone again while the files were read is ending by itself, as the helper of a connection that was closed.
  return {
    files,
    programs: early.intersection(programsOf(sandbox)),
    shell: new Set(sandbox.state().split('\n')),
    stores: await stores(sandbox),
  };
}

/** What differs between two looks, a name each: a path, `process …`, `shell …` or `database`. */
export function changesBetween(before: World, after: World): string[] {
  return [
    ...changedPaths(before.files, after.files),
    ...gone(before.programs, after.programs).map((name) => `process ${nameOf(name)} (ended)`),
    ...gone(after.programs, before.programs).map((name) => `process ${nameOf(name)}`),
    ...gone(after.shell, before.shell).map((line) => `shell ${line}`),
    ...gone(before.shell, after.shell).map((line) => `shell ${line} (gone)`),
    ...(before.stores === after.stores ? [] : ['database']),
  ];
}

function gone(some: Set<string>, others: Set<string>): string[] {
  return [...some].filter((each) => !others.has(each)).sort();
}

function nameOf(program: string): string {
  return program.slice(program.indexOf(' ') + 1);
}

/**
 * Everything that runs in the sandbox's list of processes but its init. Servers' own helpers come and go: they count by their
 * parent. What init has taken over is nobody's helper, though it bears init's name until it becomes its program.
 */
export function programsOf({ pid }: Pick<Sandbox, 'pid'>): Set<string> {
  const space = readlinkSync(`/proc/${pid}/ns/pid`);
  const found = new Set<string>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === pid) continue;
    try {
      if (readlinkSync(`/proc/${name}/ns/pid`) !== space) continue;
      const [, command = '', state = '', parent = ''] =
        /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      if (state !== 'Z' && (Number(parent) === pid || !isHelper(command, parent)))
        found.add(`${name} ${command}`);
    } catch {
      // It ended while it was looked at.
    }
  }
  return found;
}

function isHelper(command: string, parent: string): boolean {
  try {
    const own = readFileSync(`/proc/${parent}/comm`, 'utf8').trim();
    return own === command;
  } catch {
    return false;
  }
}

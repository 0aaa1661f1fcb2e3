import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { quote } from '../core/commands/fill.ts';
import { CaseFailure } from './case-failure.ts';
import { execute } from './case.ts';
import { listed } from './matrix.ts';
import { findCommand } from './page-command.ts';
import type { World } from './sandbox/world.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { Stage } from './stage.ts';
import { readableChange } from './touched.ts';
import { runCommand } from './walk.ts';

/** What commands did to files, by absolute path: what is in those that they edited, and which they made in a folder that was there. */
export interface Written {
  edited: Map<string, string>;
  made: string[];
}

/** The files that differ between two looks at a sandbox; what was made in place of a folder, a link or a server's socket is none. */
export function writtenBetween(sandbox: Sandbox, before: World, after: World): Written {
  const written: Written = { edited: new Map(), made: [] };
  for (const [name, is] of after.files.files) {
    const was = before.files.files.get(name);
    if (was === is || !isFile(is)) continue;
    if (was === undefined) {
      if (isFolderOf(before, name) && !isItsOwn(name, is)) written.made.push(`/${name}`);
    } else if (isFile(was)) written.edited.set(`/${name}`, read(sandbox, `/${name}`));
  }
  return written;
}

/** A record begins with the mode in octal. */
function isFile(record: string): boolean {
  return record.startsWith('100');
}

/** What a build makes to be run, installed packages, a program's settings in JSON and its last copy of a file are made anew at each run. */
function isItsOwn(name: string, record: string): boolean {
  return (
    /^100[1357]/.test(record) || /\.(json|old)$|\/(site-packages|dist-packages|node_modules)\//.test(name)
  );
}

function isFolderOf({ files: { files } }: World, name: string): boolean {
  const folder = dirname(name);
  return files.has(folder) || !folder.includes('/');
}

/**
 * Runs a cause's fixes where the files that they edit lack their last line break: they may not write on in the last line.
 * `edited` holds what the fixes make of the files when these are tidy.
 */
export async function tryUnended(
  stage: Stage,
  ids: string[],
  edited: Written['edited'],
): Promise<CaseFailure[]> {
  const { sandbox } = stage;
  const lastLines = new Map<string, string>();
  for (const path of edited.keys()) {
    const lastLine = /([^\n]+)\n$/.exec(read(sandbox, path))?.[1];
    if (lastLine === undefined) continue;
    await asRoot(sandbox, `truncate -s -1 ${quote(path, 'bash')}`);
    lastLines.set(path, lastLine);
  }
  if (lastLines.size === 0) return [];
  return runEach(stage, ids, 'unended', () => {
    const joined = [...lastLines].filter(([path, lastLine]) => {
      const tidy = new Set(edited.get(path)?.split('\n'));
      const lines = read(sandbox, path).split('\n');
      return lines.some((line) => line.startsWith(lastLine) && line !== lastLine && !tidy.has(line));
    });
    if (joined.length === 0) return undefined;
    const names = named(
      stage,
      joined.map(([path]) => path),
    );
    return `wrote on in the last line of ${names}, which had no line break. Begin with one, or use a tool that edits lines.`;
  });
}

/**
 * Runs a cause's fixes where files lie under the names that they make: what is in them must be kept, there or beside it.
 * Nothing is tried where such a file keeps the error from coming: its reader is not here.
 */
export async function tryTaken(stage: Stage, ids: string[], made: string[]): Promise<CaseFailure[]> {
  const { sandbox, theCase, page } = stage;
  // What the machine itself holds is edited, not made: only its changes are recorded.
  const free = made.filter((path) => !existsSync(rooted(sandbox, path)));
  if (free.length === 0) return [];
  for (const path of free) {
    const file = quote(path, 'bash');
    await asRoot(sandbox, `echo ${KEPT} >${file}; chown --reference=${quote(dirname(path), 'bash')} ${file}`);
  }
  const again = await execute(sandbox, 'taken', theCase.reproduce);
  if (stage.match(again.output)[0]?.id !== page.id) return [];
  return runEach(stage, ids, 'taken', () => {
    const lost = free.filter((path) => !isKept(sandbox, path));
    if (lost.length === 0) return undefined;
    return `overwrote ${named(stage, lost)}, where a file of that name lay before. Let it refuse, or keep that file.`;
  });
}

const KEPT = '"# left here before"';

function isKept(sandbox: Sandbox, path: string): boolean {
  const text = KEPT.slice(1, -1);
  if (read(sandbox, path).includes(text)) return true;
  const folder = dirname(path);
  const names = readdirSync(rooted(sandbox, folder), { withFileTypes: true });
  return names.some((entry) => entry.isFile() && read(sandbox, `${folder}/${entry.name}`).includes(text));
}

/** Runs the commands one after the other until one fails; `judge` says what each did wrong. */
async function runEach(
  stage: Stage,
  ids: string[],
  check: string,
  judge: () => string | undefined,
): Promise<CaseFailure[]> {
  for (const id of ids) {
    const command = findCommand(stage.page, id);
    // A block that is saved as a file is the reader's own edit, and a command that destroys says so.
    if (command.risk !== 'changes' || command.file) continue;
    const { run } = await runCommand(stage, command, check);
    const problem = judge();
    if (problem) return [new CaseFailure(`${check} ${id}`, problem, run)];
    if (run.exit !== 0) break;
  }
  return [];
}

function named(stage: Stage, paths: string[]): string {
  return listed(paths.map((path) => readableChange(path, stage)));
}

async function asRoot(sandbox: Sandbox, script: string): Promise<void> {
  const state = sandbox.state();
  await sandbox.run(script, { as: 'root' });
  sandbox.restore(state);
}

/** A file's text, byte for byte as Latin-1; empty when it is not there or not to be read. */
function read(sandbox: Sandbox, path: string): string {
  try {
    return readFileSync(rooted(sandbox, path), 'latin1');
  } catch {
    return '';
  }
}

function rooted({ pid }: Sandbox, path: string): string {
  return `/proc/${pid}/root${path}`;
}

import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A package as a reader has it: packed, then installed into an empty folder without a network. */
export interface Installed {
  /** What `npm pack` says of it. */
  size: number;
  files: string[];
  /** The folder that it was installed in. */
  folder: string;
  /** The reader's home, where nothing was before. */
  home: string;
}

/** Builds, packs and installs `packages/<name>`; the folders go away when the tests end. */
export function installPackage(name: string): Installed {
  const place = mkdtempSync(path.join(tmpdir(), `${name}-`));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  const [folder, home] = [path.join(place, 'project'), path.join(place, 'home')];
  for (const each of [folder, home]) mkdirSync(each);
  const from = path.join(ROOT, 'packages', name);
  run(process.execPath, [path.join(from, 'build/main.ts')], ROOT, process.env);
  const npm = { ...readerEnv(path.join(place, 'npm')), npm_config_offline: 'true' };
  const report = run('npm', ['pack', '--json', '--pack-destination', place], from, npm);
  const [packed] = JSON.parse(report) as { filename: string; size: number; files: { path: string }[] }[];
  if (!packed) throw new Error(`npm pack said: ${report}`);
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  run(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', path.join(place, packed.filename)],
    folder,
    npm,
  );
  return { size: packed.size, files: packed.files.map((file) => file.path), folder, home };
}

/** The environment of somebody who has only Node and npm. */
export function readerEnv(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: home, SHELL: '/bin/bash' };
}

/** The Nodes that the machine has: the one that runs this, others on the path, and those that ERRDEX_NODES names, by version. */
export function nodesHere(): Map<string, string> {
  const named = process.env['ERRDEX_NODES']?.split(path.delimiter) ?? [];
  const folders = process.env['PATH']?.split(path.delimiter) ?? [];
  const programs = [process.execPath, ...named, ...folders.map((each) => path.join(each, 'node'))];
  const found = [...new Set(programs.filter(isProgram).map((each) => realpathSync(each)))];
  return new Map(found.map((program) => [run(program, ['--version'], ROOT, process.env).trim(), program]));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(program: string, words: string[], cwd: string, env: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${program} ${words.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

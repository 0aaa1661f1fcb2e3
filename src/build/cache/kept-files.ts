import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { listFiles } from '../../content/list-files.ts';

/** Files of the last build by the page that they belong to: what the page was made from, and how they stood on the disk. */
export type Kept = Map<string, { key: string; files: Record<string, string> }>;

/**
 * Reads what the last build has written down, without what has been touched since: a file is known by its size, its
 * place on the disk and the time of its last change, which no program can set back.
 */
export function readKept(list: string, fingerprint: string, root: string): Kept {
  const kept: Kept = new Map();
  const written = parse(list);
  if (written?.fingerprint !== fingerprint || written.root !== root) return kept;
  for (const [name, { key, files }] of Object.entries(written.pages)) {
    const isWhole = Object.entries(files).every(([file, stamp]) => stampOf(path.join(root, file)) === stamp);
    if (isWhole) kept.set(name, { key, files });
  }
  return kept;
}

/** Writes down what the next build may keep. */
export function writeKept(list: string, fingerprint: string, root: string, kept: Kept): void {
  mkdirSync(path.dirname(list), { recursive: true });
  const half = `${list}.${process.pid}`;
  writeFileSync(half, JSON.stringify({ fingerprint, root, pages: Object.fromEntries(kept) }));
  renameSync(half, list);
}

/** Files with what tells whether they are touched. */
export function stampAll(root: string, files: string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, stampOf(path.join(root, file)) ?? '']));
}

/** Removes everything below a folder but some files, and what Git keeps there. */
export function emptyBut(root: string, files: ReadonlySet<string>): void {
  const gone = listFiles(root, (folder) => folder !== '.git').filter((name) => !files.has(name));
  for (const name of gone) rmSync(path.join(root, name));
  // Those within others first.
  for (const folder of [...new Set(gone.flatMap(foldersOf))].sort().reverse())
    if (readdirSync(path.join(root, folder)).length === 0) rmdirSync(path.join(root, folder));
}

function foldersOf(name: string): string[] {
  const folder = path.dirname(name);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

function stampOf(file: string): string | undefined {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.size} ${found.ino} ${found.mtimeNs} ${found.ctimeNs}` : undefined;
}

interface Written {
  fingerprint: string;
  root: string;
  pages: Record<string, { key: string; files: Record<string, string> }>;
}

function parse(list: string): Written | undefined {
  try {
    return JSON.parse(readFileSync(list, 'utf8')) as Written;
  } catch {
    // There is none, or it was cut off.
    return undefined;
  }
}

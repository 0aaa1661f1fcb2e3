import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../../content/list-files.ts';
import { openRecords, type RecordStore } from '../../content/record-store.ts';

/** What a build leaves for the next. */
export interface BuildCache {
  /** Another one means that the same content could give other pages. */
  fingerprint: string;
  folder: string;
  records: (name: string) => RecordStore;
}

/** What makes pages besides the content and `src/`: the packages, and what they are told. */
const SOURCES = [
  'astro.config.mjs',
  'content/quality.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const opened = new Map<string, BuildCache>();

/** Opens the cache of a project, once in a build. `astro build --force` begins with an empty one. */
export function openCache(root: string): BuildCache {
  const known = opened.get(root);
  if (known) return known;
  const folder = path.join(root, 'node_modules/.cache/errdex/build');
  if (process.argv.includes('--force')) rmSync(folder, { recursive: true, force: true });
  const fingerprint = fingerprintOf(root);
  const cache: BuildCache = {
    fingerprint,
    folder,
    records: (name) => openRecords(path.join(folder, name), fingerprint),
  };
  opened.set(root, cache);
  return cache;
}

/** A hash over all that makes pages besides the content. */
function fingerprintOf(root: string): string {
  const { NODE_ENV, BROTLI_QUALITY } = process.env;
  const sum = createHash('sha256').update(JSON.stringify([process.versions, NODE_ENV, BROTLI_QUALITY]));
  const names = listFiles(path.join(root, 'src'))
    .map((name) => `src/${name}`)
    .sort();
  for (const name of [...SOURCES, ...names]) {
    const text = readIfThere(path.join(root, name));
    sum.update(`\n${name} ${text.length}\n`).update(text);
  }
  return sum.digest('hex');
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

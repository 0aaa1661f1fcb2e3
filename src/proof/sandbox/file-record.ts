import { createHash } from 'node:crypto';
import { type BigIntStats, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from './sandbox.ts';

/** What lies in a sandbox: for each path its kind, owner, mode and content, as one string. */
type FileRecord = Map<string, string>;

/** Folders that a case owns whole, and those of the machine of which only the case's changes count (by their name in the upper layer). */
const OWN = ['home', 'root', 'srv', 'tmp', 'opt', 'var/tmp', 'var/cache', 'var/lib/apt'];
const CHANGED = ['etc', 'usr', 'var', 'local'];
const UPPER_TARGET: Record<string, string> = { local: 'usr/local' };

/** What programs write beside their work: caches, logs, indexes, histories, servers' own stores. None of it is the reader's. */
const NOISE = [
  /^var\/(log|lib\/(postgresql|mysql|redis|systemd)|cache\/(apt|man|ldconfig))(\/|$)/,
  /(^|\/)\.cache(\/|$)|(^|\/)\.npm\/(_|\.)|(^|\/)__pycache__(\/|$)|\.pyc$/,
  /\.git\/(.+\/)?(index|objects|logs|FETCH_HEAD|ORIG_HEAD|AUTO_MERGE|COMMIT_EDITMSG|gc\.log)(\/|$)/,
  /(^|\/)\.(bash|psql|python|node_repl|sqlite|rediscli|mysql|lesshst|wget-hsts)(_?history)?$/,
  /(^|\/)\.config\/(configstore|nextjs-nodejs)|(^|\/)\.local\/share\/(gem|pnpm)|^tmp\/(node-compile-cache|npm-|pip-|tmp)/,
  /(^|\/)\.(sudo_as_admin_successful|node-compile-cache)(\/|$)|^var\/lib\/(sudo|dpkg\/(lock|triggers)|apt\/(lists|extended_states|periodic))/,
];

/** A file beyond this size is told by its size and time. */
const READ_LIMIT = 4_000_000;

/** Records a sandbox's files; `known` saves reading again what has not been written since. */
export function recordFiles({ pid }: Pick<Sandbox, 'pid'>, known?: Snapshot): Snapshot {
  const snapshot: Snapshot = { files: new Map(), stamps: new Map() };
  const visit = (place: string, name: string, isTop = false): void => {
    if (NOISE.some((noise) => noise.test(name))) return;
    let stats;
    try {
      stats = lstatSync(place, { bigint: true });
    } catch {
      return;
    }
    if (!isTop) {
      const stamp = `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
      const same = known?.stamps.get(name) === stamp ? known.files.get(name) : undefined;
      snapshot.stamps.set(name, stamp);
      snapshot.files.set(name, same ?? describe(place, stats));
    }
    if (stats.isDirectory())
      for (const entry of readdirSync(place)) visit(join(place, entry), `${name}/${entry}`);
  };
  for (const folder of OWN) visit(`/proc/${pid}/root/${folder}`, folder, true);
  for (const folder of CHANGED) visit(`/proc/${pid}/fd/9/${folder}`, UPPER_TARGET[folder] ?? folder, true);
  return snapshot;
}

/** A record with what tells whether a file was written since. */
export interface Snapshot {
  files: FileRecord;
  stamps: Map<string, string>;
}

/** The paths, absolute and sorted, in which two records differ; a folder that is new or gone stands for all in it. */
export function changedPaths(before: Snapshot, after: Snapshot): string[] {
  const names = new Set([...before.files.keys(), ...after.files.keys()]);
  const changed = [...names].filter((name) => before.files.get(name) !== after.files.get(name)).sort();
  const tops = changed.filter((name) => {
    const folder = name.slice(0, name.lastIndexOf('/'));
    const isNewOrGone = before.files.has(folder) !== after.files.has(folder);
    return !isNewOrGone || !changed.includes(folder);
  });
  return tops.map((name) => `/${name}`);
}

function describe(place: string, stats: BigIntStats): string {
  const head = `${stats.mode.toString(8)} ${stats.uid}:${stats.gid}`;
  if (stats.isSymbolicLink()) return `${head} -> ${readlinkSync(place)}`;
  if (!stats.isFile()) return head;
  if (stats.size > READ_LIMIT) return `${head} ${stats.size} ${stats.mtimeNs}`;
  return `${head} ${createHash('sha1').update(readFileSync(place)).digest('base64url')}`;
}

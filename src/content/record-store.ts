import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Texts that one build keeps for the next, in files by group. Every record carries its own sum, and every file the
 * fingerprint of what made it: what is cut off, changed or made by other sources is as good as not there.
 */
export interface RecordStore {
  get(group: string, key: string): string | undefined;
  put(group: string, key: string, text: string): void;
  /** Writes the groups that changed, with what was asked for or put since they were opened, and forgets them; `save` makes them count. */
  flush(): void;
  /** Flushes, and makes all that was flushed what the next build finds. */
  save(): void;
  /** Removes the groups that nobody has asked for. */
  tidyUp(): void;
}

interface Group {
  kept: Map<string, Buffer>;
  used: Map<string, Buffer>;
}

/** Opens the records below a folder. */
export function openRecords(folder: string, fingerprint: string): RecordStore {
  const groups = new Map<string, Group>();
  const asked = new Set<string>();
  /** Whole files under another name: a build that is stopped leaves no half of one. */
  const halves = new Map<string, string>();
  const open = (name: string): Group => {
    const known = groups.get(name) ?? {
      kept: readGroup(path.join(folder, fileOf(name)), fingerprint),
      used: new Map(),
    };
    groups.set(name, known);
    asked.add(fileOf(name));
    return known;
  };
  const flush = () => {
    for (const [name, { kept, used }] of groups) {
      const isSame = used.size === kept.size && [...used.keys()].every((key) => kept.has(key));
      if (isSame) continue;
      const file = path.join(folder, fileOf(name));
      const half = `${file}.${process.pid}`;
      writeGroup(half, fingerprint, used);
      halves.set(half, file);
    }
    groups.clear();
  };
  return {
    get: (name, key) => {
      const { kept, used } = open(name);
      const found = kept.get(key);
      if (found) used.set(key, found);
      return found?.toString();
    },
    put: (name, key, text) => void open(name).used.set(key, Buffer.from(text)),
    flush,
    save: () => {
      flush();
      for (const [half, file] of halves) renameSync(half, file);
      halves.clear();
    },
    tidyUp: () => {
      for (const name of existsSync(folder) ? readdirSync(folder) : [])
        if (!asked.has(name)) rmSync(path.join(folder, name), { force: true });
    },
  };
}

function fileOf(group: string): string {
  return group.replaceAll('/', '+');
}

function writeGroup(file: string, fingerprint: string, records: Map<string, Buffer>): void {
  const parts: Buffer[] = [Buffer.from(`${fingerprint}\n`)];
  for (const [key, text] of records) {
    parts.push(Buffer.from(`${key} ${crc32(text)} ${text.length}\n`), text, Buffer.from('\n'));
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat(parts));
}

function readGroup(file: string, fingerprint: string): Map<string, Buffer> {
  const records = new Map<string, Buffer>();
  const content = readIfThere(file);
  const lineAt = (at: number) => content.subarray(at, Math.max(at, content.indexOf('\n', at))).toString();
  if (lineAt(0) !== fingerprint) return records;
  for (let at = fingerprint.length + 1; at < content.length;) {
    const head = lineAt(at);
    const [key = '', sum, length = ''] = head.split(' ');
    const start = at + head.length + 1;
    const text = content.subarray(start, start + Number(length));
    if (!/^\d+$/.test(length) || String(crc32(text)) !== sum) break;
    records.set(key, text);
    at = start + text.length + 1;
  }
  return records;
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

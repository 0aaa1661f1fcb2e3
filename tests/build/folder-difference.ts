import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../../src/content/list-files.ts';

/** How two built sites differ, a sentence for each file: in which there are, in their bytes, in their times. */
export function folderDifferences(first: string, second: string): string[] {
  const [own, other] = [filesOf(first), filesOf(second)];
  return [...own.union(other)].sort().flatMap((name) => {
    if (!own.has(name)) return [`${name} is only in the second`];
    if (!other.has(name)) return [`${name} is only in the first`];
    const [a, b] = [path.join(first, name), path.join(second, name)];
    if (!readFileSync(a).equals(readFileSync(b))) return [`${name} differs`];
    // Servers make ETags from time and size.
    return statSync(a).mtimeMs === statSync(b).mtimeMs ? [] : [`${name} has another time`];
  });
}

/** The files below a folder, by their paths from it. */
export function filesOf(folder: string): Set<string> {
  return new Set(listFiles(folder));
}

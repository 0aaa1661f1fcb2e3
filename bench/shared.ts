import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the checkout, or beside the folder of its worktrees. */
const FOLDERS = ['../../shared', '../../../shared'];

/** The objects of a file with one a line that is measured with and no part of the project; undefined where it is not. */
export function readShared<Item>(file: string): Item[] | undefined {
  const found = FOLDERS.map((folder) => join(import.meta.dirname, folder, file)).find(existsSync);
  const lines = found && readFileSync(found, 'utf8').trim().split('\n');
  return lines ? lines.map((line) => JSON.parse(line) as Item) : undefined;
}

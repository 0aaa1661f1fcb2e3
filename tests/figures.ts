import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where tests leave what they measured, a file each; the run reads them afterwards. */
const FOLDER = path.resolve(import.meta.dirname, '../.figures');

/** Writes down a measured figure as `.figures/<id>.json`, over the one of the run before. */
export function recordFigure(id: string, value: number | string): void {
  if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`${id}: not the name of a figure. Use a-z, 0-9 and hyphens.`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${id}.json`), `${JSON.stringify({ value })}\n`);
}

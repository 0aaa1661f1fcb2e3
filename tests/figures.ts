import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where tests and benchmarks leave what they measured, a file each. */
const FOLDER = path.resolve(import.meta.dirname, '../.figures');

/**
 * Writes a measured figure down, over the one of the run before. A figure that several tests measure, perhaps at once, has
 * parts: it is their sum. `scripts/figures.ts` reads them.
 */
export function recordFigure(id: string, value: number, part?: string | number): void {
  const name = part === undefined ? id : `${id}.${part}`;
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)?$/.test(name))
    throw new Error(`${name}: not the name of a figure. Use a-z, 0-9 and hyphens.`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${name}.json`), `${JSON.stringify({ value })}\n`);
}

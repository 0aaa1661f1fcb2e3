import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES_FILE } from '../src/packed-pages.ts';
import { bundle } from './bundle.ts';
import { packPages, type Pack } from './pack-pages.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Makes `dist` of a package anew, of its module `entry` and the built site's pages; returns the folder. */
export function buildPackage<Page>(folder: string, entry: string, name: string, pack: Pack<Page>): string {
  const dist = path.join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const licence = readFileSync(path.join(ROOT, 'LICENSE'), 'utf8').trim();
  bundle({ folder, entry, file: path.join(dist, name), licence });
  writeFileSync(path.join(dist, PAGES_FILE), packPages(path.join(ROOT, 'dist'), pack));
  return dist;
}

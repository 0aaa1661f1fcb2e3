import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** What of the project its build reads, besides content. */
const PROJECT = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Copies the project without its content to `folder`, where it can be built beside the original. */
export function copyProject(root: string, folder: string): void {
  for (const name of PROJECT) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  linkPackages(path.join(root, 'node_modules'), folder);
}

/** A folder of links (on Windows of the kind that everybody may make) to installed packages, so that what builds keep in `node_modules` stays below `folder`. */
export function linkPackages(from: string, folder: string): void {
  const to = path.join(folder, 'node_modules');
  mkdirSync(to, { recursive: true });
  const own = readdirSync(from).filter((name) => !name.startsWith('.') || name === '.bin');
  for (const name of own) symlinkSync(path.join(from, name), path.join(to, name), 'junction');
}

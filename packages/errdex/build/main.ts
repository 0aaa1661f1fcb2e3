import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { declarations } from './declarations.ts';
import { packPages } from './pack-pages.ts';
import { PAGES_FILE } from '../src/packed-pages.ts';

const folder = path.resolve(import.meta.dirname, '..');
const root = path.resolve(folder, '../..');
const dist = path.join(folder, 'dist');

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const licence = readFileSync(path.join(root, 'LICENSE'), 'utf8').trim();
bundle(folder, dist, licence);
const library = path.join(folder, 'src/index.ts');
writeFileSync(path.join(dist, 'index.d.ts'), declarations(library));
writeFileSync(path.join(dist, PAGES_FILE), packPages(path.join(root, 'dist')));

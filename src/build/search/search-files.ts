import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from '../../content/list-files.ts';
import type { IndexFacts } from './search-index.ts';

/** Where the search stands in a site. */
export const SEARCH = 'pagefind';

/** Pagefind's own scripts and its program, the same for every index. */
const PROGRAM = /^(?:pagefind(?:-worker)?\.js|wasm\.(?!unknown)\w+\.pagefind)$/;

/** The files of an index, named by what is in them: those of several indexes stand side by side. */
const OF_AN_INDEX = /^(?:(?:index|filter|fragment)\/.+|.+\.pf_meta)$/;

/** What an index and the program came to, as paths below the site's root. */
export interface MovedFiles {
  index: string[];
  program: string[];
}

/**
 * Moves what Pagefind wrote into the site; a file that is there is the same already. Pagefind's user interfaces are left
 * out: they write HTML from strings, and they are large.
 */
export function moveIndex(written: string, root: string): MovedFiles {
  const files = listFiles(written);
  const move = (kind: RegExp, put: (from: string, to: string) => void) =>
    files
      .filter((name) => kind.test(name))
      .map((name) => {
        const to = path.join(root, SEARCH, name);
        mkdirSync(path.dirname(to), { recursive: true });
        if (!existsSync(to)) put(path.join(written, name), to);
        return path.posix.join(SEARCH, name);
      });
  const moved = { index: move(OF_AN_INDEX, renameSync), program: move(PROGRAM, putProgram) };
  rmSync(written, { recursive: true });
  return moved;
}

/** The program weighs most of all. Left open, a server's brotli packs it smaller than Pagefind's gzip; the script takes either. */
function putProgram(from: string, to: string): void {
  const content = readFileSync(from);
  writeFileSync(to, from.endsWith('.pagefind') ? gunzipSync(content) : content);
}

/**
 * Writes what says which indexes there are, and returns the paths below the site's root. The first index is that of the
 * pages' language, the others stand beside it as if they were further ones: `en`, `en-2`, `en-3`. `fragments.json` names
 * each page's fragment, index by index, in the order of the pages in search.txt: what a result shows is there
 * already, so its fragment, the page's whole text, need not be loaded.
 */
export function writeLists(root: string, language: string, indexes: IndexFacts[]): string[] {
  const languages = Object.fromEntries(
    indexes.map((facts, at) => [at === 0 ? language : `${language}-${at + 1}`, facts.language]),
  );
  const lists = {
    'pagefind-entry.json': { ...indexes[0]?.entry, languages },
    'fragments.json': indexes.map(({ fragments }) => fragments),
  };
  mkdirSync(path.join(root, SEARCH), { recursive: true });
  return Object.entries(lists).map(([name, list]) => {
    writeFileSync(path.join(root, SEARCH, name), JSON.stringify(list));
    return path.posix.join(SEARCH, name);
  });
}

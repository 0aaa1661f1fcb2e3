import { errdex } from '../../../src/terminal/errdex.ts';
import type { Reference } from '../../../src/terminal/reference.ts';
import manifest from '../package.json' with { type: 'json' };
import { packedPages } from './packed-pages.ts';

/** The command `errdex` with the pages of the package; returns the exit code. */
export function command(words: string[]): Promise<number> {
  return errdex(words, { version: manifest.version, open: openPacked });
}

function openPacked(): Reference {
  const { entries, matcher, find } = packedPages();
  const page = (id: string) => {
    const found = find(id);
    if (!found) throw new Error(`There is no page ${id}.`);
    return found;
  };
  return { entries, matcher, page, markdown: (id) => page(id).markdown };
}

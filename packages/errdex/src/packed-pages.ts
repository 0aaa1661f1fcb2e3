import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Matcher } from '../../../src/core/matching/match.ts';
import { parseSignatures } from '../../../src/core/signatures/signature-index.ts';
import type { SignatureEntry } from '../../../src/core/signatures/types.ts';
import type { PageFacts } from '../../../src/terminal/reference.ts';
import { parseMatcher } from './packed-matcher.ts';

/** A page as it is packed. */
export interface PackedPage extends PageFacts {
  markdown: string;
}

/**
 * The name of the file beside the program that holds the pages: on its first line `signatures.json`, on its second the
 * matcher that was compiled of it, then a line for each page.
 */
export const PAGES_FILE = 'pages.br';

/** The pages of a package. */
export interface PackedPages<Page> {
  entries: SignatureEntry[];
  matcher: () => Matcher;
  /** Undefined when there is no such page. */
  find: (id: string) => Page | undefined;
}

let opened: PackedPages<PackedPage> | undefined;

/** Reads the pages of this package; once. */
export function packedPages(): PackedPages<PackedPage> {
  return (opened ??= openPages());
}

/** Reads the pages that lie beside the program, in the form in which its package packs them. */
export function openPages<Page>(): PackedPages<Page> {
  return readPages(brotliDecompressSync(readFileSync(new URL(PAGES_FILE, import.meta.url))).toString('utf8'));
}

/** Only the line of a page that is asked for is parsed: all of them would take longer than everything else. */
function readPages<Page>(text: string): PackedPages<Page> {
  const end = text.indexOf('\n');
  const entries = parseSignatures(text.slice(0, end));
  let matcher: Matcher | undefined;
  return {
    entries,
    matcher: () => (matcher ??= parseMatcher(text.slice(end, text.indexOf('\n', end + 1)), entries)),
    find: (id) => {
      const from = text.indexOf(`\n{"id":${JSON.stringify(id)},`) + 1;
      return from === 0 ? undefined : (JSON.parse(text.slice(from, text.indexOf('\n', from))) as Page);
    },
  };
}

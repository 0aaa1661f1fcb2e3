import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createMatcher } from '../../../src/core/matching/match.ts';
import { parseSignatures } from '../../../src/core/signatures/signature-index.ts';
import { serializeMatcher } from '../src/packed-matcher.ts';

/** What of a page is packed, of its public JSON and its Markdown. Its `id` comes first: pages are found by it. */
export type Pack<Page> = (page: Page, markdown: string) => { id: string };

/** The pages of the built site in the form that src/packed-pages.ts reads. */
export function packPages<Page>(site: string, pack: Pack<Page>): Buffer {
  if (!existsSync(path.join(site, 'signatures.json')))
    throw new Error('There is no built site. Run `npm run build` first.');
  const read = (file: string) => readFileSync(path.join(site, file), 'utf8');
  const signatures = read('signatures.json').trim();
  const entries = parseSignatures(signatures);
  const matcher = serializeMatcher(createMatcher(entries), entries);
  const pages = entries.map(({ id }) =>
    JSON.stringify(pack(JSON.parse(read(`errors/${id}.json`)) as Page, read(`errors/${id}.md`))),
  );
  const lines = Buffer.from(`${[signatures, matcher, ...pages].join('\n')}\n`);
  return brotliCompressSync(lines, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: lines.length,
    },
  });
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createMatcher } from '../../../src/core/matching/match.ts';
import { parseSignatures } from '../../../src/core/signatures/signature-index.ts';
import type { PageFacts } from '../../../src/terminal/reference.ts';
import { serializeMatcher } from '../src/packed-matcher.ts';
import type { PackedPage } from '../src/packed-pages.ts';

/** The pages of the built site in the form that src/packed-pages.ts reads. */
export function packPages(site: string): Buffer {
  if (!existsSync(path.join(site, 'signatures.json')))
    throw new Error('There is no built site. Run `npm run build` first.');
  const read = (file: string) => readFileSync(path.join(site, file), 'utf8');
  const signatures = read('signatures.json').trim();
  const entries = parseSignatures(signatures);
  const matcher = serializeMatcher(createMatcher(entries), entries);
  const pages = entries.map(({ id }) =>
    JSON.stringify(packedPage(JSON.parse(read(`errors/${id}.json`)) as PageFacts, read(`errors/${id}.md`))),
  );
  const lines = Buffer.from(`${[signatures, matcher, ...pages].join('\n')}\n`);
  return brotliCompressSync(lines, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: lines.length,
    },
  });
}

/** `id` comes first: pages are found by it. */
function packedPage(page: PageFacts, markdown: string): PackedPage {
  const { id, url, title, description, quickFix, commands, values, tree } = page;
  return {
    id,
    ...{ url, title, description, quickFix, values },
    commands: commands.map(({ id: name, title: does, risk, blocks }) => ({
      ...{ id: name, title: does, risk },
      blocks: blocks.map(({ shell, file, template }) => ({ shell, file, template })),
    })),
    ...(tree && {
      tree: {
        quickFix: tree.quickFix,
        causes: tree.causes.map(({ cause, sign, fix, byHand }) => ({ cause, sign, fix, byHand })),
      },
    }),
    markdown: leaveOut(markdown, page),
  };
}

/** Links to other pages; the address of the page has them. */
const LINKS = 'Related errors';
/** Sentences that say a tree once more. */
const SAID_BY_TREE = 'Step-by-step troubleshooting';

/** Leaves out what is of use only where links can be followed, about half of a page. */
function leaveOut(markdown: string, { url, tree }: PageFacts): string {
  const names = [LINKS, ...(tree ? [SAID_BY_TREE] : [])];
  const sections = markdown.trimEnd().split(/\n(?=## )/);
  // A recorded run may print what looks like a heading: everything behind the proof goes.
  const proof = sections.findLastIndex((section) => section.startsWith('## Proof\n'));
  if (proof < 0) throw new Error(`${url}: its Markdown has no proof to leave out.`);
  const kept = sections
    .slice(0, proof)
    .filter((section) => !names.some((name) => section.startsWith(`## ${name}\n`)));
  return `${kept.join('\n').trimEnd()}\n\n## More\n\nRelated errors, the recorded runs and the sources: ${url}\n`;
}

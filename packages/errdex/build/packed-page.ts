import type { PageFacts } from '../../../src/terminal/reference.ts';
import type { PackedPage } from '../src/packed-pages.ts';

/** A page for the command and the library: its facts, and its Markdown. */
export function packedPage(page: PageFacts, markdown: string): PackedPage {
  return { ...pageFacts(page), markdown: leaveOut(markdown, page) };
}

/** What the terminal prints of a page's public JSON, its id first. */
export function pageFacts(page: PageFacts): PageFacts {
  const { id, url, title, description, quickFix, commands, values, tree } = page;
  return {
    id,
    ...{ url, title, description, quickFix, values },
    commands: commands.map(({ id: name, title: does, risk, blocks }) => ({
      ...{ id: name, title: does, risk },
      blocks: blocks.map(({ shell, file, template }) => ({ shell, file, template })),
    })),
    tree: {
      quickFix: tree.quickFix,
      causes: tree.causes.map(({ cause, sign, fix, byHand }) => ({ cause, sign, fix, byHand })),
    },
  };
}

/** Links to other pages, which the address of the page has, and sentences that say its tree once more. */
const LEFT_OUT = ['Related errors', 'Step-by-step troubleshooting'];

/** Leaves out what is of use only where links can be followed, about half of a page. */
function leaveOut(markdown: string, { url }: PageFacts): string {
  const sections = markdown.trimEnd().split(/\n(?=## )/);
  // A recorded run may print what looks like a heading: everything behind the proof goes.
  const proof = sections.findLastIndex((section) => section.startsWith('## Proof\n'));
  if (proof < 0) throw new Error(`${url}: its Markdown has no proof to leave out.`);
  const kept = sections
    .slice(0, proof)
    .filter((section) => !LEFT_OUT.some((name) => section.startsWith(`## ${name}\n`)));
  return `${kept.join('\n').trimEnd()}\n\n## More\n\nRelated errors, the recorded runs and the sources: ${url}\n`;
}

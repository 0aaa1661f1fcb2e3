import { restoreHoles } from '../../core/commands/hole-places.ts';
import { fillCommand, fillText, type Shell } from '../../core/commands/fill.ts';

/** Known from a block's first filling on, when its text is no longer the page's. */
const templates = new WeakMap<Element, string>();

/**
 * Puts values into every block of the page that has holes, quoted for the block's shell; a block that cannot carry a
 * value keeps its defaults. Returns a sentence about the first such block, or undefined.
 */
export function fillBlocks(
  page: ParentNode,
  defaults: Record<string, string>,
  values: Record<string, string>,
): string | undefined {
  let problem: string | undefined;
  for (const block of page.querySelectorAll<HTMLElement>('command-block[data-holes]')) {
    const code = block.querySelector('pre > code');
    if (!code) continue;
    const { holes = '', shell } = block.dataset;
    const template = templates.get(block) ?? restoreHoles(code.textContent, holes);
    templates.set(block, template);
    const fill = (given: Record<string, string>) =>
      shell ? fillCommand(template, given, shell as Shell) : fillText(template, given);
    try {
      code.textContent = fill({ ...defaults, ...values });
    } catch (error) {
      code.textContent = fill(defaults);
      problem ??= error instanceof Error ? error.message : String(error);
    }
  }
  return problem;
}

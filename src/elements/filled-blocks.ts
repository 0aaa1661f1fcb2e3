import { fillCommand, fillText, type Shell } from '../core/fill.ts';

/**
 * Puts values into every block of the page that has a template, quoted for the block's shell; a block that cannot carry a
 * value keeps its defaults. Returns a sentence about the first such block, or undefined.
 */
export function fillBlocks(
  page: ParentNode,
  defaults: Record<string, string>,
  values: Record<string, string>,
): string | undefined {
  let problem: string | undefined;
  for (const block of page.querySelectorAll<HTMLElement>('command-block[data-template]')) {
    const code = block.querySelector('pre > code');
    const { template = '', shell } = block.dataset;
    if (!code) continue;
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

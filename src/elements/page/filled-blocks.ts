import { fillCommand, fillText, type Shell } from '../../core/commands/fill.ts';
import { piecesOf } from '../../core/commands/pieces.ts';

/** Known from a block's first filling on, when its text is no longer the page's. */
const templates = new WeakMap<Element, string>();

/**
 * Puts values into every block of the page that has holes, quoted for the block's shell, but not into the hole that is being
 * edited. A block that cannot carry a value keeps its defaults and says why.
 */
export function fillBlocks(
  page: ParentNode,
  defaults: Record<string, string>,
  values: Record<string, string>,
  edited?: Element,
): void {
  for (const block of page.querySelectorAll<HTMLElement>('command-block:has(command-hole)')) {
    const code = block.querySelector('pre > code');
    if (!code) continue;
    const shell = block.dataset['shell'] as Shell | undefined;
    const template = templates.get(block) ?? templateOf(code);
    templates.set(block, template);
    const wordsFor = (given: Record<string, string>) => {
      const fill = (part: string) => (shell ? fillCommand(part, given, shell) : fillText(part, given));
      return piecesOf(template, fill).filter(({ hole }) => hole !== undefined);
    };
    let problem = '';
    let words: { text: string }[];
    try {
      words = wordsFor({ ...defaults, ...values });
    } catch (error) {
      words = wordsFor(defaults);
      problem = error instanceof Error ? error.message : String(error);
    }
    for (const [index, hole] of code.querySelectorAll('command-hole').entries()) {
      hole.toggleAttribute('data-filled', !problem && Object.hasOwn(values, hole.getAttribute('name') ?? ''));
      if (hole !== edited) hole.textContent = words[index]?.text ?? '';
    }
    tell(block, problem);
  }
}

function templateOf(code: Element): string {
  return [...code.childNodes]
    .map((part) =>
      part instanceof Element && part.localName === 'command-hole'
        ? `{{${part.getAttribute('name')}}}`
        : part.textContent,
    )
    .join('');
}

/** Says at a block why it does not hold what was typed; nothing without a problem. */
function tell(block: HTMLElement, problem: string): void {
  let place = block.querySelector('[role="alert"]');
  if (!place && problem) {
    place = document.createElement('p');
    place.role = 'alert';
    place.className = 'block__label';
    block.append(place);
  }
  if (place) place.textContent = problem;
}

import { fillBlock, type Shell } from '../../core/commands/fill.ts';
import { piecesOf } from '../../core/commands/pieces.ts';

/** Known from a block's first filling on, when its text is no longer the page's. */
const templates = new WeakMap<Element, string>();

/**
 * Puts values into every block of the page that has holes, quoted for the block's shell, but not into the hole that is being
 * edited. A block that cannot carry a value keeps its examples and says why. Each hole has been upgraded: it knows its own.
 */
export function fillBlocks(page: ParentNode, values: Record<string, string>, edited?: Element): void {
  for (const block of page.querySelectorAll<HTMLElement>('command-block:has(command-hole)')) {
    const code = block.querySelector('pre > code');
    if (!code) continue;
    const shell = block.dataset['shell'] as Shell | undefined;
    const template = templates.get(block) ?? templateOf(code);
    templates.set(block, template);
    const wordsFor = (given: Record<string, string>) =>
      piecesOf(template, (part) => fillBlock(part, given, shell)).filter(({ hole }) => hole !== undefined);
    const holes = [...code.querySelectorAll<HTMLElement>('command-hole')];
    const defaults = Object.fromEntries(holes.map((hole) => [nameOf(hole), hole.dataset['default'] ?? '']));
    let problem = '';
    let words: { text: string }[];
    try {
      words = wordsFor({ ...defaults, ...values });
    } catch (error) {
      words = wordsFor(defaults);
      problem = error instanceof Error ? error.message : String(error);
    }
    for (const [index, hole] of holes.entries()) {
      const isFilled = 'given' in hole.dataset || Object.hasOwn(values, nameOf(hole));
      hole.toggleAttribute('data-filled', !problem && isFilled);
      if (hole !== edited) hole.textContent = words[index]?.text ?? '';
    }
    tell(block, problem);
  }
}

function nameOf(hole: Element): string {
  return hole.getAttribute('name') ?? '';
}

function templateOf(code: Element): string {
  return [...code.childNodes]
    .map((part) =>
      part instanceof Element && part.localName === 'command-hole' ? `{{${nameOf(part)}}}` : part.textContent,
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

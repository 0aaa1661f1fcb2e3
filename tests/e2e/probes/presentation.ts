import type { Page } from '@playwright/test';

/** WCAG 1.4.8: blocks of text with lines too long, too close, or stretched to both edges, and paragraphs too close to each other. */
export function presentationProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const MOST_CHARACTERS = 80;
    const LEAST_LINE = 1.5;
    const parts = 'p, ul, ol, dl, pre, table, div';
    const blocks = [...document.querySelectorAll<HTMLElement>('main :is(p, li, dd)')].filter(
      (block) =>
        block.checkVisibility() &&
        !block.querySelector(parts) &&
        !/grid|flex/.test(getComputedStyle(block).display) &&
        !block.closest('nav'),
    );
    return blocks.flatMap((block) => {
      const lines = linesOf(block);
      if (lines.length < 2) return [];
      const { fontSize, lineHeight, textAlign } = getComputedStyle(block);
      const longest = Math.max(...lines);
      const height = parseFloat(lineHeight);
      const next = block.nextElementSibling;
      const gap =
        block.localName === 'p' && next?.localName === 'p' && next.checkVisibility()
          ? next.getBoundingClientRect().top - block.getBoundingClientRect().bottom
          : Infinity;
      return [
        ...(longest > MOST_CHARACTERS ? [`has a line of ${longest} characters`] : []),
        ...(height / parseFloat(fontSize) < LEAST_LINE - 0.01 ? ['has its lines too close'] : []),
        ...(textAlign === 'justify' ? ['is justified'] : []),
        // From line to line of two paragraphs it must be half as far again as within one.
        ...(gap < height / 2 - 0.5 ? ['is too close to the next paragraph'] : []),
      ].map((problem) => `“${block.textContent.trim().slice(0, 40)}” ${problem}`);
    });

    /** How many characters each line of a block has. */
    function linesOf(block: HTMLElement): number[] {
      const range = document.createRange();
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const lines: number[] = [];
      let bottom = -Infinity;
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let at = 0; at < (text.nodeValue?.length ?? 0); at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const box = range.getBoundingClientRect();
          if (box.width === 0) continue;
          // Code within a line is smaller and sits a little higher.
          if (box.top >= bottom - 4) {
            lines.push(0);
            bottom = box.bottom;
          }
          lines.push((lines.pop() ?? 0) + 1);
        }
      }
      return lines;
    }
  });
}

import type { Page } from '@playwright/test';

/** The lines of text that a reader of the page gets; what only serves a script (results) left out. */
export function readableLines(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = document.querySelectorAll<HTMLElement>(
      'main :is(h1, h2, h3, p, li, dt, dd, pre, th, td, summary)',
    );
    return [...blocks]
      .filter((block) => block.checkVisibility() && !block.closest('[role="status"], .results, error-box'))
      .map((block) => block.textContent.trim().replaceAll(/\s+/g, ' '))
      .filter((text) => text !== '');
  });
}

/** Buttons that do nothing without script: every one outside a form. */
export function deadButtons(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((button) => button.checkVisibility() && (!button.form || button.type === 'button'))
      .map((button) => button.textContent.trim()),
  );
}

/** What goes wrong without any style: text that is out of its order, and pictures that fill the window. */
export function unstyledProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3')].filter((heading) =>
      heading.checkVisibility(),
    );
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    return [
      ...headings
        .filter((_, index) => (tops[index] ?? 0) < (tops[index - 1] ?? -Infinity))
        .map((heading) => `“${heading.textContent.trim()}” is out of order`),
      ...[...document.querySelectorAll('svg, img')]
        .filter((picture) => picture.getBoundingClientRect().width > 64)
        .map(
          (picture) =>
            `<${picture.localName}> is ${Math.round(picture.getBoundingClientRect().width)} pixels wide`,
        ),
    ];
  });
}

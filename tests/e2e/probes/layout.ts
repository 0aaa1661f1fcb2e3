import type { Page } from '@playwright/test';

/** The smallest window that WCAG 1.4.10 names: 1280×1024 at 400 %. */
export const SMALLEST = { width: 320, height: 256 };

/** Text spacing of WCAG 1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** What does not fit into the window, or is cut by its own box. */
export function fitProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `<${element.localName} class="${element.className}">`;
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} pixels wide`] : [];
    const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { display, overflowX, overflowY, clipPath, position } = getComputedStyle(element);
      const isHidden = clipPath !== 'none' || !element.checkVisibility() || display === 'inline';
      if (isHidden || element instanceof HTMLInputElement || element.textContent.trim() === '') return false;
      const scrolls = /auto|scroll/;
      const isTall = element.scrollHeight > element.clientHeight + 2 && !scrolls.test(overflowY);
      const isWide = element.scrollWidth > element.clientWidth + 2 && !scrolls.test(overflowX);
      // What is visible outside its box lies over its neighbours, unless it is placed there.
      return (isTall || isWide) && position !== 'absolute' && element.clientHeight > 0 && hasOwnText(element);
    });
    return [...wide, ...cut.map((element) => `${name(element)} cuts its text`)];

    function hasOwnText(element: Element): boolean {
      return [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    }
  });
}

/** The same with the text spaced as widely as a reader may ask for. */
export async function spacingProblems(page: Page): Promise<string[]> {
  // A style element would be inline, which the policy refuses.
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, SPACING);
  const problems = await fitProblems(page);
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  return problems;
}

/** Targets smaller than 24 pixels, or than 44 where they are controls and the pointer is coarse. Links within a sentence are exempt. */
export function targetProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isCoarse = matchMedia('(pointer: coarse)').matches;
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary',
    );
    return [...targets].flatMap((target) => {
      const isBehindLabel = getComputedStyle(target).clipPath !== 'none';
      const seen = isBehindLabel ? (target.closest('label') ?? target) : target;
      const { display, clipPath } = getComputedStyle(seen);
      const inSentence =
        display === 'inline' && seen.parentElement?.textContent.trim() !== seen.textContent.trim();
      const isSkip = target.matches('.skip');
      if (!seen.checkVisibility() || clipPath !== 'none' || inSentence || isSkip) return [];
      const isControl = target.localName !== 'a' || target.closest('nav') !== null;
      const least = isCoarse && isControl ? 44 : 24;
      const { width, height } = seen.getBoundingClientRect();
      // Half a pixel of rounding.
      if (width >= least - 0.5 && height >= least - 0.5) return [];
      const name =
        target.getAttribute('aria-label') ?? (seen.textContent.trim() || target.outerHTML.slice(0, 60));
      return [`${name}: ${Math.round(width)}×${Math.round(height)}, less than ${least}`];
    });
  });
}

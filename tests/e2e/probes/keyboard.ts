import type { Page } from '@playwright/test';

/** A stop of the Tab key: where it is on the page, and what is wrong with how it shows that it has the focus. */
export interface Stop {
  name: string;
  box: { left: number; top: number; right: number; bottom: number };
  problems: string[];
}

const MOST_STOPS = 800;
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^="-"])';

/** Presses Tab from the top of the page until the focus leaves it, `isLast` says so, or 800 stops are made. */
export async function walk(page: Page, isLast: (stop: Stop) => boolean = () => false): Promise<Stop[]> {
  await page.evaluate(rememberStyles, FOCUSABLE);
  const stops: Stop[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(readStop);
    if (!stop) break;
    stops.push(stop);
    if (isLast(stop)) break;
  }
  return stops;
}

/** What a person with only a keyboard would meet: focus that is not seen, is covered, jumps back, or never comes. */
export async function keyboardProblems(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const stops = await walk(page);
  const unreached = await page.evaluate(readUnreached, FOCUSABLE);
  const jumps = stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    return before && jumpsBack(before.box, stop.box) ? [`${stop.name}: comes after ${before.name}`] : [];
  });
  return [
    ...(stops.length === MOST_STOPS ? ['the focus never leaves the page'] : []),
    ...stops.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`)),
    ...jumps,
    ...unreached.map((name) => `${name}: is never reached`),
  ];
}

/** Up is only right at the top of a column further on; left is only right on a lower line. */
function jumpsBack(from: Stop['box'], to: Stop['box']): boolean {
  const isAbove = to.bottom <= from.top + 1;
  const isSameLine = !isAbove && to.top < from.bottom - 1;
  return (isAbove && to.left < from.right) || (isSameLine && to.right <= from.left + 1);
}

interface Walker {
  styles: Map<Element, string>;
  reached: Set<Element>;
  look: (element: Element) => string;
}
declare global {
  interface Window {
    walker: Walker;
  }
}

function rememberStyles(focusable: string): void {
  // The element, its label, or its box: whichever shows the focus.
  const look = (element: Element): string =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .filter((part) => part instanceof Element)
      .map((part) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, textDecoration } =
          getComputedStyle(part);
        const outline = outlineStyle === 'none' ? 'none' : outlineWidth;
        return [outline, boxShadow, borderColor, backgroundColor, textDecoration].join();
      })
      .join(' / ');
  const styles = new Map(
    [...document.querySelectorAll(focusable)].map((element) => [element, look(element)]),
  );
  window.walker = { styles, reached: new Set(), look };
}

function readStop(): Stop | undefined {
  const { styles, reached, look } = window.walker;
  const element = document.activeElement;
  if (!element || element === document.body || reached.has(element)) return undefined;
  reached.add(element);
  // A field behind its label is seen and covered where the label is.
  const seen =
    getComputedStyle(element).clipPath === 'none' ? element : (element.closest('label') ?? element);
  const problems: string[] = [];
  if (styles.get(element) === look(element)) problems.push('its focus is not seen');
  // WCAG 2.4.13: two pixels all around; whether their colour differs enough is tested for the tokens.
  const isOutlined = [seen, seen.parentElement, element].some((part) => {
    const { outlineStyle, outlineWidth } = part
      ? getComputedStyle(part)
      : { outlineStyle: 'none', outlineWidth: '0' };
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  if (!isOutlined) problems.push('its focus has no outline of 2 pixels');
  const { clientWidth, clientHeight } = document.documentElement;
  const INSET = 4;
  const isCovered = [...seen.getClientRects()].some(({ left, top, right, bottom }) =>
    [left + INSET, right - INSET].some((x) =>
      [top + INSET, bottom - INSET].some((y) => {
        if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) return true;
        const above = document.elementFromPoint(x, y);
        return !above || !(seen.contains(above) || above.contains(seen));
      }),
    ),
  );
  if (isCovered) problems.push('is covered, or outside the window, while it has the focus');
  const { left, top, right, bottom } = seen.getBoundingClientRect();
  const name = element.getAttribute('aria-label') ?? seen.textContent.trim().replaceAll(/\s+/g, ' ');
  return {
    name: name || element.outerHTML.slice(0, 60),
    box: { left, top: top + scrollY, right, bottom: bottom + scrollY },
    problems,
  };
}

function readUnreached(focusable: string): string[] {
  return [...document.querySelectorAll<HTMLElement>(focusable)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
    .filter((element) => !window.walker.reached.has(element) && !element.matches(':disabled'))
    .map((element) => element.textContent.trim().slice(0, 60) || element.outerHTML.slice(0, 60));
}

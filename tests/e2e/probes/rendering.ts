import type { Locator, Page } from '@playwright/test';

/** Parts of a control that can be told from what surrounds them (WCAG 1.4.11). */
const LEAST_CONTRAST = 3;
const CONTROLS = 'a[href], button, input, select, textarea, summary';

/** What moves although the reader asked for rest. */
export async function motionProblems(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const problems = await page.evaluate(() => [
    ...document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) => `${animation.constructor.name} runs`),
    ...[...document.querySelectorAll('html, body, main')]
      .filter((element) => getComputedStyle(element).scrollBehavior === 'smooth')
      .map((element) => `<${element.localName}> scrolls smoothly`),
  ]);
  await page.emulateMedia({ reducedMotion: null });
  return problems;
}

/** Controls that vanish, and states and focus that look like their absence, where the reader's colours replace the page's. */
export async function forcedColourProblems(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const problems = await page.evaluate(readLostStates);
  const looks = new Set<string>();
  for (const control of await page.locator(CONTROLS).all()) {
    // A hundred links of one list look alike: one of them tells.
    const look = await control.evaluate((e) =>
      [e, e.parentElement].map((part) => `${part?.localName}.${part?.className}`).join(),
    );
    if (looks.has(look) || !(await control.isVisible()) || !(await isOnScreen(control))) continue;
    looks.add(look);
    const name = await control.evaluate(
      (e) => e.getAttribute('aria-label') ?? (e.textContent.trim() || e.outerHTML.slice(0, 60)),
    );
    if (!(await isSeen(page, control))) problems.push(`${name}: is not seen`);
    await control.focus();
    const outline = await control.evaluate((e) => {
      const seen = getComputedStyle(e).clipPath === 'none' ? e : (e.closest('label') ?? e);
      const { outlineStyle, outlineWidth } = getComputedStyle(seen);
      return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    });
    if (outline < 2) problems.push(`${name}: its focus is not seen`);
  }
  await page.emulateMedia({ forcedColors: null });
  return problems;
}

/** At the end of a very long page the first picture can come before the paint: it is taken again. */
async function isSeen(page: Page, control: Locator): Promise<boolean> {
  for (let tries = 0; tries < 3; tries += 1) {
    if ((await strongestContrast(page, await control.screenshot())) >= LEAST_CONTRAST) return true;
    await page.waitForTimeout(300);
  }
  return false;
}

async function isOnScreen(control: Locator): Promise<boolean> {
  const box = await control.boundingBox();
  return box !== null && box.width > 1 && box.height > 1 && box.x >= 0 && box.y >= 0;
}

/** The strongest contrast between the most frequent colour of a PNG and any other. */
function strongestContrast(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) return 0;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const counts = new Map<number, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [ground = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    const luminance = (colour: number) =>
      [16, 8, 0].reduce((sum, shift, index) => {
        const part = ((colour >> shift) & 255) / 255;
        const linear = part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        return sum + linear * ([0.2126, 0.7152, 0.0722][index] ?? 0);
      }, 0);
    return Math.max(
      ...[...counts.keys()].map((colour) => {
        const [low = 0, high = 0] = [luminance(ground), luminance(colour)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      }),
    );
  }, png.toString('base64'));
}

/** Pressed buttons and current links that differ from their siblings by nothing but colour and shadow. */
function readLostStates(): string[] {
  const shape = (element: Element) => {
    const { fontWeight, textDecorationLine, borderStyle, borderWidth, outlineStyle } =
      getComputedStyle(element);
    return [fontWeight, textDecorationLine, borderStyle, borderWidth, outlineStyle].join();
  };
  const on = document.querySelectorAll(
    '[aria-pressed="true"], [aria-current]:not([aria-current="false"]), [aria-selected="true"]',
  );
  return [...on].flatMap((element) => {
    const list = element.closest('ol, ul, [role]') ?? element.parentElement;
    const others = [...(list?.querySelectorAll(element.localName) ?? [])].filter(
      (other) => !other.matches('[aria-pressed="true"], [aria-current], [aria-selected="true"]'),
    );
    const isLost = others.length > 0 && others.every((other) => shape(other) === shape(element));
    return isLost ? [`${element.textContent.trim()}: its state is not seen`] : [];
  });
}

/** What paper would lose: text that is cut, addresses of links that lead elsewhere, and controls that paper cannot press. */
export async function printProblems(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const problems = await page.evaluate(() => {
    const name = (element: Element) => `<${element.localName}> “${element.textContent.trim().slice(0, 40)}”`;
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const shown = (element: Element) => element.checkVisibility();
    return [
      ...all('pre')
        .filter(shown)
        .filter((pre) => pre.scrollWidth > pre.clientWidth || pre.scrollHeight > pre.clientHeight + 1)
        .map((pre) => `${name(pre)} is cut`),
      ...all('details:not([open])')
        .filter((details) => getComputedStyle(details, '::details-content').contentVisibility !== 'visible')
        .map((details) => `${name(details)} stays closed`),
      ...all('button, input, select, textarea')
        .filter(shown)
        .map((control) => `${name(control)} is printed`),
      ...all('article a[href^="http"]')
        .filter((link) => shown(link) && getComputedStyle(link, '::after').content === 'none')
        .map((link) => `${name(link)} keeps its address`),
    ];
  });
  await page.emulateMedia({ media: null });
  return problems;
}

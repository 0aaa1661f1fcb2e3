import type { Page } from '@playwright/test';

/** Links whose words say nothing, one text for several places, pictures named like files, and things that only look as if they could be pressed. */
export function meaningProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clean = (text: string) => text.trim().replaceAll(/\s+/g, ' ');
    const links = [...document.querySelectorAll('a[href]')].filter((link) => link.checkVisibility());
    const nameOf = (link: Element) => clean(link.getAttribute('aria-label') ?? link.textContent);
    const generic = links
      .filter((link) =>
        /^(click )?(here|more|this|link|page|read more|learn more|details?|go|view|show|see)\.?$/i.test(
          nameOf(link),
        ),
      )
      .map((link) => `the link “${nameOf(link)}” says nothing`);
    const files = [...document.querySelectorAll('img[alt]')]
      .filter((image) =>
        /\.(png|jpe?g|gif|svg|webp|avif)$|^(img|dsc|image|screenshot)[-_ ]?\d/i.test(
          image.getAttribute('alt') ?? '',
        ),
      )
      .map((image) => `a picture is named “${image.getAttribute('alt')}”`);
    const usable = 'a[href], button, input, select, textarea, summary, label, option, [tabindex]';
    const dead = [...document.querySelectorAll('body *')]
      .filter((element) => getComputedStyle(element).cursor === 'pointer' && !element.closest(usable))
      .map(
        (element) =>
          `<${element.localName}> “${clean(element.textContent).slice(0, 40)}” looks like a button and is none`,
      );
    return [...generic, ...files, ...dead];
  });
}

/** What every live region of the page says within `ms` after `act`, in order. */
async function announcements(page: Page, act: () => Promise<void>, ms = 400): Promise<string[]> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const regions = document.querySelectorAll(
      '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])',
    );
    const observer = new MutationObserver((records) => {
      const said = new Set(
        records.map(({ target }) => (target instanceof Element ? target : target.parentElement)),
      );
      for (const element of said) if (element?.textContent.trim()) heard.push(element.textContent.trim());
    });
    for (const region of regions)
      observer.observe(region, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { heard });
  });
  await act();
  await page.waitForTimeout(ms);
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** Presses every button that copies, and tells of each that is not announced exactly once. */
export async function copyProblems(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const button of await page.getByRole('button', { name: /^Copy/ }).all()) {
    if (!(await button.isVisible())) continue;
    const name = await button.getAttribute('aria-label');
    const heard = await announcements(page, () => button.click());
    if (heard.length !== 1) problems.push(`${name ?? 'Copy'}: is announced ${heard.length} times`);
  }
  return problems;
}

import type { Page } from '@playwright/test';

/** Time between the first paint and the script: long enough that everything without it was seen. */
const LATE_MS = 400;

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Element | null }[];
}

/** What moves on a page, in the part that is seen, when its module comes long after its first paint. */
export async function shiftProblems(page: Page, path: string): Promise<string[]> {
  await page.route(/\/assets\/Base\.[^/]+\.js$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    await route.fallback();
  });
  await page.addInitScript(() => {
    const moved: string[] = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[])
        for (const { node } of sources)
          moved.push(`<${node?.localName} class="${node?.className}"> moves (${value.toFixed(4)})`);
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { moved });
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(LATE_MS);
  return page.evaluate(() => (window as unknown as { moved: string[] }).moved);
}

/** The windows in which an error page has to answer without being scrolled: a phone's and a small laptop's. */
export const WINDOWS = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
];

/** What of an error page's answer is missing, or ends below a screen of this height. Runs in the page: it may use nothing of this module. */
export function partsBelow(height: number): string[] {
  const parts = {
    title: 'h1',
    signature: '.answer .signature',
    'quick fix': '.answer__fix',
    'first command': '.answer pre',
  };
  return Object.entries(parts).flatMap(([name, selector]) => {
    const part = document.querySelector(selector);
    const bottom = part?.checkVisibility() ? Math.ceil(part.getBoundingClientRect().bottom) : Infinity;
    return bottom > height ? [`${name} ends at ${bottom}`] : [];
  });
}

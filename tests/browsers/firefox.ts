import { existsSync } from 'node:fs';
import { launch, type KeyInput, type Page } from 'puppeteer-core';
import { obstacleOf, type BrowserKind, type Tab } from './tab.ts';

const PROGRAM = '/usr/bin/firefox-esr';

/** Firefox without a window, driven over WebDriver BiDi. */
export const firefox: BrowserKind = {
  name: 'Firefox',
  obstacle: obstacleOf(
    [PROGRAM].filter((program) => !existsSync(program)),
    'firefox-esr',
  ),
  start,
};

async function start(folder: string): Promise<Tab> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: PROGRAM,
    env: { ...process.env, HOME: folder, TMPDIR: folder },
  });
  const page = await browser.newPage();
  const complaints = await gatherComplaints(page);
  return {
    open: async (address) => void (await page.goto(address)),
    resize: (width, height) => page.setViewport({ width, height }),
    ask: async (question, ...args) =>
      (await page.evaluate(question as (...args: unknown[]) => unknown, ...args)) as ReturnType<
        typeof question
      >,
    click: (selector) => page.click(selector),
    type: (text) => page.keyboard.type(text),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.down(key as KeyInput);
      for (const key of keys.toReversed()) await page.keyboard.up(key as KeyInput);
    },
    complaints: () => complaints,
    close: () => browser.close(),
  };
}

/** Over BiDi nothing is heard of what a policy refuses, so the page itself says it in the console. */
async function gatherComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  await page.evaluateOnNewDocument(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error(`Refused by ${violatedDirective}: ${blockedURI} ${sample}`),
    ),
  );
  return complaints;
}

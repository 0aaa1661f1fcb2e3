import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const INSTALLED: Partial<Record<NodeJS.Platform, string[]>> = {
  // The shell has no windows to draw and no extensions: tests take two thirds of the time.
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Path of a browser for tests, or undefined when there is none yet. `CHROMIUM_PATH` comes first. */
export function findBrowser(): string | undefined {
  const candidates = [
    process.env['CHROMIUM_PATH'],
    ...(INSTALLED[process.platform] ?? []),
    chromium.executablePath(),
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** Finds a browser or installs one: Debian's, where that is possible, else Playwright's own. Says in one line which. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) {
    console.log(`Browser for the tests: ${found}`);
    return found;
  }
  const canApt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (canApt) {
    run('apt-get', ['update', '-qq']);
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (!findBrowser()) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
  }
  if (!findBrowser()) run('npx', ['playwright', 'install', 'chromium']);
  const installed = findBrowser();
  if (!installed) {
    throw new Error(
      'No browser for the tests, and none could be installed. Install Chromium or set CHROMIUM_PATH to one.',
    );
  }
  console.log(
    `Browser for the tests: ${installed} (just installed ${canApt ? 'from Debian' : 'by Playwright'})`,
  );
  return installed;
}

function run(command: string, words: string[]): void {
  spawnSync(command, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

// Workers read this file again; they must find the port that the first reading took.
const port = Number((process.env['ERRDEX_TEST_PORT'] ??= String(await freePort())));
const executablePath = findBrowser();

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  // A busy machine answers late; a second try in CI is named «flaky» in the report.
  expect: { timeout: 15_000 },
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium refuses its own sandbox to root; the rest keeps it from asking for hosts that are not there.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: { command: `node scripts/serve.ts --port ${port}`, url: `http://127.0.0.1:${port}/` },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
  });
}

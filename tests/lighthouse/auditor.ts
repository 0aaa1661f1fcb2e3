import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { findBrowser } from '../../scripts/browser.ts';
import type { RunningServer } from '../serving/servers.ts';
import { readReport, type Report } from './report.ts';

const TRIES = 3;

/** What makes a usual phone of a fast machine, by Lighthouse's own index of speed; a slower one is slowed down less. */
const FAST = { index: 1750, slowdown: 4 };

/** A browser that Lighthouse looks at pages with. */
export interface Auditor {
  /** What Lighthouse says of a page of the server; `excused` are audits that do not count. */
  audit(address: string, excused?: readonly string[]): Promise<Report>;
  close(): void;
}

/** Starts a browser that takes the server's certificate for good, and nobody else's. */
export async function openAuditor(server: RunningServer): Promise<Auditor> {
  const { publicKey } = new X509Certificate(readFileSync(server.chain));
  const pin = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  goFirst();
  const chromePath = findBrowser();
  const chrome = await launch({
    ...(chromePath && { chromePath }),
    logLevel: 'error',
    chromeFlags: [
      ...['--headless=new', '--disable-gpu', `--ignore-certificate-errors-spki-list=${pin}`],
      // More processes, which start and end beside the page's, hold up the end of every other trace for five seconds.
      '--renderer-process-limit=2',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  let { slowdown } = FAST;
  const audit = async (address: string, excused: readonly string[] = []) => {
    let result = await look(address);
    // A trace that could not be recorded says nothing about the page.
    for (let tries = 1; tries < TRIES && result?.lhr.runtimeError; tries += 1) result = await look(address);
    if (!result) throw new Error(`Lighthouse has no result for ${address}.`);
    const { benchmarkIndex } = result.lhr.environment;
    slowdown = FAST.slowdown * Math.min(1, benchmarkIndex / FAST.index);
    return readReport(result.lhr, excused);
  };
  const look = (address: string) =>
    lighthouse(`https://localhost:${server.httpsPort}${address}`, {
      port: chrome.port,
      logLevel: 'error',
      throttling: { cpuSlowdownMultiplier: slowdown },
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
      disableFullPageScreenshot: true,
      // The 404 page is looked at too.
      ignoreStatusCode: true,
    });
  return { audit, close: () => chrome.kill() };
}

/** What else runs on the machine would count as the page's slowness; where it is allowed, the browser runs before it. */
function goFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
  } catch {
    // Only root may.
  }
}

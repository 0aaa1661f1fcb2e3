import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '../../scripts/serve.ts';

const STEP_MS = 50;
/** Of a page that asks for nothing for so long nothing more is expected. */
const QUIET_MS = 300;

/** The built site on loopback, and everything that anybody has sent to it. */
export interface WatchedSite {
  address(path: string): string;
  /** Method, address, headers and body of each request. */
  requests: string[];
  /** What was asked for and is not there. Neither browser says so of every file. */
  missing: string[];
  /** Waits until nothing is on its way: a page that is left earlier complains of what it then does not get. */
  settle(): Promise<void>;
  close(): void;
}

export async function watchSite(): Promise<WatchedSite> {
  const { address, server } = await serve('dist', 0);
  return {
    address: (path) => new URL(path, address).href,
    requests: gatherRequests(server),
    missing: gatherMissing(server),
    settle: watchTraffic(server),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function gatherRequests(server: Server): string[] {
  const requests: string[] = [];
  server.on('request', (request) => {
    requests.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    request.on('data', (chunk: Buffer) => requests.push(String(chunk)));
  });
  return requests;
}

function gatherMissing(server: Server): string[] {
  const missing: string[] = [];
  server.on('request', ({ url }, response) =>
    response.once('finish', () => {
      if (response.statusCode >= 400) missing.push(url ?? '');
    }),
  );
  return missing;
}

function watchTraffic(server: Server): () => Promise<void> {
  let underWay = 0;
  let changed = 0;
  const count = (change: number) => {
    underWay += change;
    changed = Date.now();
  };
  server.on('request', (_, response) => {
    count(1);
    response.once('close', () => count(-1));
  });
  const isQuiet = () => Promise.resolve(underWay === 0 && Date.now() - changed > QUIET_MS);
  return async () => void (await until(isQuiet, Boolean));
}

/** Looks until it sees enough, and returns what it saw last: that, too, when time is up. */
export async function until<Seen>(
  look: () => Promise<Seen>,
  isEnough: (seen: Seen) => boolean,
  patienceMs = 15_000,
): Promise<Seen> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (isEnough(seen) || Date.now() > end) return seen;
    await wait(STEP_MS);
  }
}

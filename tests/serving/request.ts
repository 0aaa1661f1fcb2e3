import { request } from 'node:https';
import type { RunningServer } from './servers.ts';

/** An answer as it came over the wire: nothing followed, nothing decoded. */
export interface Response {
  status: number;
  /** Names in lower case; a header that came twice has both values, joined by a comma. */
  headers: Record<string, string>;
  body: Buffer;
}

/** Asks a server for a path, exactly as it is spelled. */
export function ask(
  server: RunningServer,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const options = { host: 'localhost', port: server.httpsPort, path, headers, agent: server.agent };
    request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const received: Record<string, string> = {};
        for (let at = 0; at < response.rawHeaders.length; at += 2) {
          const name = (response.rawHeaders[at] ?? '').toLowerCase();
          const value = response.rawHeaders[at + 1] ?? '';
          received[name] = received[name] === undefined ? value : `${received[name]}, ${value}`;
        }
        resolve({ status: response.statusCode ?? 0, headers: received, body: Buffer.concat(chunks) });
      });
    })
      .once('error', reject)
      .end();
  });
}

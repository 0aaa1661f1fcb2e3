import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { listFiles } from '../src/content/list-files.ts';
import { resolveAddress } from '../src/serving/addresses.ts';
import { headersFor } from '../src/serving/headers.ts';
import { REDIRECTS_FILE, readRedirects, withTwins } from '../src/serving/redirects.ts';

const ROOT = path.join(import.meta.dirname, '..');
const USUAL_PORT = 4321;
const HOST = '127.0.0.1';

/** Serves a built site on loopback as the servers of deploy/ do; the next free port when `port` is taken. Resolves to its address. */
export async function serve(folder: string, port: number): Promise<{ address: string; server: Server }> {
  if (!existsSync(path.join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no built site. Run \`npm run build\` first.`);
  }
  const files = sirv(folder, { etag: true, brotli: true, gzip: true });
  const built = new Set(listFiles(folder).map((name) => `/${name}`));
  const redirects = withTwins(readRedirects(readFileSync(path.join(ROOT, REDIRECTS_FILE), 'utf8')));
  const missing = readFileSync(path.join(folder, '404.html'));
  const server = createServer((request, response) => {
    const [, requested = '/', query = ''] = /^([^?]*)(.*)$/.exec(request.url ?? '/') ?? [];
    const answer = resolveAddress(requested, (file) => built.has(file), redirects);
    setHeaders(response, 'file' in answer ? answer.file : 'missing' in answer ? '/404.html' : undefined);
    if ('file' in answer) files(request, response);
    else if ('redirect' in answer) response.writeHead(301, { location: answer.redirect + query }).end();
    else response.writeHead(404).end(missing);
  });
  await listen(server, port);
  const bound = server.address();
  return { address: `http://${HOST}:${typeof bound === 'object' && bound ? bound.port : port}/`, server };
}

/** What differs from the servers of deploy/: nothing here speaks https, and tests read what a button copied. */
const LOCAL: [from: string, to: string][] = [
  ['; upgrade-insecure-requests', ''],
  ['clipboard-read=()', 'clipboard-read=(self)'],
];

function setHeaders(response: ServerResponse, file?: string): void {
  const { 'Strict-Transport-Security': _, ...headers } = headersFor(file);
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(
      name,
      LOCAL.reduce((text, [from, to]) => text.replace(from, to), value),
    );
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      listen(server, port + 1).then(resolve, reject);
    });
    server.listen(port, HOST, resolve);
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(USUAL_PORT) },
      folder: { type: 'string', default: 'dist' },
    },
  });
  const { address } = await serve(values.folder, Number(values.port));
  console.log(`Errdex is at ${address}  (stop with Ctrl+C)`);
}

import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const USUAL_PORT = 4321;
const HOST = '127.0.0.1';

/** Serves a built site on loopback; the next free port when `port` is taken. Resolves to its address. */
export async function serve(folder: string, port: number): Promise<{ address: string; server: Server }> {
  if (!existsSync(path.join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no built site. Run \`npm run build\` first.`);
  }
  const files = sirv(folder, { etag: true });
  const missing = readFileSync(path.join(folder, '404.html'));
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(missing);
    });
  });
  await listen(server, port);
  const bound = server.address();
  return { address: `http://${HOST}:${typeof bound === 'object' && bound ? bound.port : port}/`, server };
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

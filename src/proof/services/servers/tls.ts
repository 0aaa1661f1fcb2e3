import { createServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Credentials } from '../authority.ts';

process.title = 'tls';
const { address, credentials } = JSON.parse(process.argv[2] ?? '{}') as {
  address: string;
  credentials: Record<string, Credentials>;
};
const contexts = new Map(
  Object.entries(credentials).map(([name, { chain, key }]) => [
    name,
    createSecureContext({ cert: chain, key }),
  ]),
);
const [first] = Object.values(credentials);

createServer(
  { cert: first?.chain, key: first?.key, SNICallback: (name, done) => done(null, contexts.get(name)) },
  (_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n'),
).listen(443, address, () => console.log('ready'));

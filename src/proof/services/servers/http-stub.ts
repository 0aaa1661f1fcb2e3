import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../authority.ts';
import { type Answer, readAnswers } from '../http-stub.ts';

type Settings = { file: string; secure: number[]; plain: number[]; credentials?: Credentials };

process.title = 'http-stub';
const settings = JSON.parse(process.argv[2] ?? '{}') as Settings;
const { secure, plain, credentials } = settings;
const listening = [
  ...plain.map((port) =>
    createServer((request, response) => void answer('http', request, response)).listen(port),
  ),
  ...secure.map((port) =>
    createSecureServer(
      { cert: credentials?.chain, key: credentials?.key },
      (request, response) => void answer('https', request, response),
    ).listen(port),
  ),
];
await Promise.all(listening.map((server) => new Promise((resolve) => server.once('listening', resolve))));
console.log('ready');

/** The file is read for every request, so that a case can change the vendor's mind. */
async function answer(scheme: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const url = `${scheme}://${request.headers.host}${(request.url ?? '').replace(/\?.*/, '')}`;
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`);
  const text = [...headers, '', body].join('\n');
  const found = readAnswers(readFileSync(settings.file, 'utf8')).find((each) =>
    fits(each, request.method ?? 'GET', url, text),
  );
  const { status = 404, wait = 0 } = found ?? {};
  await sleep(wait * 1000);
  const json = found?.json !== undefined;
  const content = json
    ? JSON.stringify(found.json)
    : (found?.body ?? `No answer for ${request.method} ${url}\n`);
  const type = json ? 'application/json' : 'text/plain';
  response.writeHead(status, { 'content-type': type, ...found?.headers }).end(content);
}

function fits({ url, method, when }: Answer, asked: string, address: string, text: string): boolean {
  if (method && method !== asked) return false;
  if (when && !text.includes(when)) return false;
  const wanted = new URL(url).href.replace(/\/$/, '');
  const given = new URL(address).href.replace(/\/$/, '');
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

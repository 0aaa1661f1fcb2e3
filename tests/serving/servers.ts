import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { caddyfile } from '../../src/serving/caddy.ts';
import { nginxSite } from '../../src/serving/nginx.ts';
import type { ServerPlace } from '../../src/serving/place.ts';
import type { Redirects } from '../../src/serving/redirects.ts';
import { makeCertificates, type Certificates } from './certificates.ts';

export const SERVERS = ['nginx', 'Caddy'] as const;
export type ServerName = (typeof SERVERS)[number];

/** A server on loopback that serves a folder with the configuration written for it. */
export interface RunningServer extends Certificates {
  httpPort: number;
  httpsPort: number;
  /** Trusts the authority and keeps connections. */
  agent: Agent;
  stop(): Promise<void>;
}

const MODULES = '/usr/lib/nginx/modules';
const PROGRAMS: Record<ServerName, { program: string; needs: string[]; packages: string }> = {
  nginx: {
    program: '/usr/sbin/nginx',
    needs: ['/usr/sbin/nginx', `${MODULES}/ngx_http_brotli_static_module.so`, '/usr/bin/openssl'],
    packages: 'nginx libnginx-mod-http-brotli-static openssl',
  },
  Caddy: {
    program: '/usr/bin/caddy',
    needs: ['/usr/bin/caddy', '/usr/bin/openssl'],
    packages: 'caddy openssl',
  },
};

/** Why a server cannot be started here, or undefined when it can. */
export function obstacle(name: ServerName): string | undefined {
  const { needs, packages } = PROGRAMS[name];
  const missing = needs.filter((file) => !existsSync(file));
  return missing.length > 0 ? `${missing.join(', ')} is not there: apt-get install ${packages}` : undefined;
}

/** Starts a server for the site in `root` (a folder, or a link to one). Its own files go to `folder`. */
export async function startServer(
  name: ServerName,
  root: string,
  folder: string,
  redirects: Redirects = {},
): Promise<RunningServer> {
  mkdirSync(folder, { recursive: true });
  const certificates = makeCertificates(path.join(folder, 'certificates'));
  const [httpPort, httpsPort] = await freePorts(2);
  const { chain, key } = certificates;
  const place: ServerPlace = { host: 'localhost', httpPort, httpsPort, root, certificate: { chain, key } };
  const config = path.join(folder, 'config');
  if (name === 'nginx') writeFileSync(config, nginxFrame(folder, nginxSite(place, redirects)));
  else writeFileSync(config, caddyfile(place, redirects));
  const args =
    name === 'nginx' ? ['-c', config, '-p', folder] : ['run', '--adapter', 'caddyfile', '--config', config];
  const log = path.join(folder, 'log');
  const server = spawn('sh', ['-c', 'exec "$@" >"$0" 2>&1', log, PROGRAMS[name].program, ...args], {
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  await answering(server, httpsPort, log);
  const agent = new Agent({ keepAlive: true, ca: readFileSync(certificates.authority) });
  const stop = async () => {
    agent.destroy();
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  };
  return { ...certificates, httpPort, httpsPort, agent, stop };
}

/** What Debian's own nginx.conf has around a site, without a service's user, log files and process id. */
function nginxFrame(folder: string, site: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `load_module ${MODULES}/ngx_http_brotli_static_module.so;
daemon off;
pid ${folder}/pid;
error_log stderr;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
events { worker_connections 512; }
http {
sendfile on;
access_log off;
gzip on;
${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
${site}
}
`;
}

async function answering(server: ChildProcess, port: number, log: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) break;
    if (await isOpen(port)) return;
    await wait(50);
  }
  server.kill('SIGKILL');
  throw new Error(`The server did not start:\n${readFileSync(log, 'utf8')}`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

async function freePorts(count: 2): Promise<[number, number]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(probes.map((probe) => once(probe, 'listening')));
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return [ports[0] ?? 0, ports[1] ?? 0];
}

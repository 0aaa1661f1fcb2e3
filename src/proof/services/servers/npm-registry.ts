import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { dirname, join } from 'node:path';
import type { Credentials } from '../authority.ts';

type Manifest = { name: string; version: string };
type Published = { manifest: Manifest; folder: string };

process.title = 'npm-registry';
const { folder, credentials } = JSON.parse(process.argv[2] ?? '{}') as {
  folder: string;
  credentials: Credentials;
};
createServer({ cert: credentials.chain, key: credentials.key }, (request, response) => {
  request.resume();
  request.on('end', () =>
    answer(request.method ?? 'GET', decodeURIComponent((request.url ?? '').replace(/\?.*/, '')), response),
  );
}).listen(443, '127.0.0.3', () => console.log('ready'));

function answer(method: string, path: string, response: ServerResponse): void {
  if (path.startsWith('/-/npm/v1/security/')) return send(response, 200, {});
  if (path === '/-/ping') return send(response, 200, {});
  if (path.startsWith('/-/') || method === 'PUT') return send(response, 401, { error: 'Unauthorized' });
  const versions = readPublished();
  const tarball = versions.find(({ manifest }) => path === tarballPath(manifest));
  if (tarball) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(pack(tarball.folder));
    return;
  }
  const mine = versions.filter(({ manifest }) => path === `/${manifest.name}`);
  if (mine.length === 0) return send(response, 404, { error: 'Not found' });
  send(response, 200, describe(mine));
}

function describe(versions: Published[]): object {
  const sorted = versions.toSorted((a, b) => compare(a.manifest.version, b.manifest.version));
  const stable = sorted.filter(({ manifest }) => !manifest.version.includes('-'));
  const latest = (stable.at(-1) ?? sorted.at(-1))?.manifest;
  return {
    name: latest?.name,
    'dist-tags': { latest: latest?.version },
    time: Object.fromEntries(sorted.map(({ manifest }) => [manifest.version, '2024-01-01T00:00:00.000Z'])),
    versions: Object.fromEntries(
      sorted.map(({ manifest, folder: place }) => {
        const bytes = pack(place);
        const dist = {
          tarball: `https://registry.npmjs.org${tarballPath(manifest)}`,
          integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
          shasum: createHash('sha1').update(bytes).digest('hex'),
        };
        return [manifest.version, { ...manifest, dist }];
      }),
    ),
  };
}

function readPublished(): Published[] {
  return globSync('**/package.json', { cwd: folder, exclude: (name) => name === 'node_modules' })
    .sort()
    .map((file) => ({
      manifest: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Manifest,
      folder: join(folder, dirname(file)),
    }));
}

/** The same bytes for the same files, as a registry keeps them. */
function pack(place: string): Buffer {
  const same = [
    '--sort=name',
    '--mtime=2024-01-01',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--transform=s,^\\.,package,',
  ];
  const tar = spawnSync('tar', ['-C', place, ...same, '-cf', '-', '.'], { maxBuffer: 1e8 });
  return spawnSync('gzip', ['-n'], { input: tar.stdout, maxBuffer: 1e8 }).stdout;
}

function tarballPath({ name, version }: Manifest): string {
  return `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

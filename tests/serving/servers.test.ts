import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFolder } from '../../src/build/pages/compression.ts';
import { headersFor, RULES, type Headers } from '../../src/serving/headers.ts';
import { ask } from './request.ts';
import { obstacle, SERVERS, startServer, type RunningServer } from './servers.ts';
import { SITE } from './site.ts';

const MOVED = { '/errors/git/old-name/': '/errors/git/not-a-git-repository/' };
const MISSING = 'errors/git/no-such-page/';

/** Addresses of every kind, each with the file that answers; a redirect has none. */
const KINDS: Record<string, { address: string; file?: string; status?: number }> = {
  'home page': { address: '/', file: 'index.html' },
  'error page': {
    address: '/errors/git/not-a-git-repository/',
    file: 'errors/git/not-a-git-repository/index.html',
  },
  'hashed asset': own('assets', /\.css$/),
  'hashed piece of the search index': own('pagefind/fragment', /\.pf_fragment$/),
  'script of the search': own('pagefind', /^pagefind\.js$/),
  WebAssembly: own('pagefind', /^wasm\.en\.pagefind$/),
  data: own('', /^signatures\.json$/),
  'Markdown twin': own('errors/git', /^not-a-git-repository\.md$/),
  'JSON twin': own('errors/git', /^not-a-git-repository\.json$/),
  feed: own('', /^feed\.xml$/),
  robots: own('', /^robots\.txt$/),
  'missing page': { address: `/${MISSING}`, file: '404.html', status: 404 },
  'missing asset': { address: '/assets/gone.12345678.js', file: '404.html', status: 404 },
  'page for missing pages': { address: '/404.html', file: '404.html', status: 404 },
  'folder without a page': { address: '/assets/', file: '404.html', status: 404 },
  'other spelling': { address: '/errors', status: 301 },
  'moved page': { address: '/errors/git/old-name/', status: 301 },
};

const REDIRECTS: [from: string, to: string][] = [
  ['/errors', '/errors/'],
  ['/errors?a=1&b=/', '/errors/?a=1&b=/'],
  ['/index.html', '/'],
  ['/errors/index.html', '/errors/'],
  ['//errors/', '/errors/'],
  ['//errors//index.html?a=1', '/errors/?a=1'],
  ['/errors//git///not-a-git-repository', '/errors/git/not-a-git-repository/'],
  ['//signatures.json', '/signatures.json'],
  ['/%65rrors/', '/errors/'],
  ['/errors/git/old-name/', '/errors/git/not-a-git-repository/'],
  ['/errors/git/old-name', '/errors/git/not-a-git-repository/'],
  ['//errors/git/old-name/index.html?a=1', '/errors/git/not-a-git-repository/?a=1'],
  ['/errors/git/old-name.md', '/errors/git/not-a-git-repository.md'],
  ['/errors/git/old-name.json', '/errors/git/not-a-git-repository.json'],
];

const MISSED = [
  '/nothing',
  '/errors/git/x.md',
  '/signatures.json/',
  '/404',
  '/%0d%0aSet-Cookie:a=b',
  '/assets',
];

const VARYING = [...new Set(RULES.flatMap(({ headers }) => Object.keys(headers)))];

for (const name of SERVERS) {
  const reason = obstacle(name);
  const skip = process.env['CI'] ? false : (reason ?? false);
  describe(name, { skip }, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'errdex-servers-'));
    let server: RunningServer;
    before(async () => {
      if (reason) throw new Error(reason);
      server = await startServer(name, path.resolve(SITE), path.join(folder, 'site'), MOVED);
    });
    after(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true });
    });

    for (const [kind, { address, file, status = 200 }] of Object.entries(KINDS)) {
      test(`${kind}: ${address} has the headers of the table, each once`, async () => {
        const response = await ask(server, address);
        assert.equal(response.status, status);
        const expected = lowerCase(headersFor(file && `/${file}`));
        const names = new Set([...Object.keys(expected), ...VARYING.map((header) => header.toLowerCase())]);
        assert.deepEqual(pick(response.headers, names), expected);
        assert.equal(response.headers['set-cookie'], undefined);
        assert.equal(response.headers['last-modified'], undefined);
        if (file) assert.deepEqual(response.body, readFileSync(path.join(SITE, file)));
      });
    }

    for (const [from, to] of REDIRECTS) {
      test(`${from} is one permanent step from ${to}`, async () => {
        const response = await ask(server, from);
        assert.deepEqual([response.status, response.headers['location']], [301, to]);
        assert.equal((await ask(server, to)).status, 200);
      });
    }

    for (const address of MISSED) {
      test(`${address} is missing`, async () => {
        const response = await ask(server, address);
        assert.deepEqual([response.status, response.headers['set-cookie']], [404, undefined]);
      });
    }

    test('http leads to the same address on https', async () => {
      const location = await new Promise((resolve, reject) => {
        get({ host: 'localhost', port: server.httpPort, path: '/errors/?a=1' }, (response) => {
          response.resume();
          resolve([response.statusCode, response.headers.location]);
        }).once('error', reject);
      });
      assert.deepEqual(location, [301, `https://localhost:${server.httpsPort}/errors/?a=1`]);
    });

    test('the copies of every text file decode to its bytes, and caches are told', async () => {
      const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.br'),
      );
      assert.ok(files.length > 100, 'the copies were not found');
      const wrong: string[] = [];
      for (const copy of files) {
        const file = copy.replace(/\.br$/, '');
        if (file === '404.html') continue;
        const plain = readFileSync(path.join(SITE, file));
        const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
        for (const [encoding, decode] of [
          ['br', brotliDecompressSync],
          ['gzip', gunzipSync],
        ] as const) {
          const { headers, body } = await ask(server, address, { 'accept-encoding': encoding });
          if (headers['content-encoding'] !== encoding) wrong.push(`${address} is not sent as ${encoding}`);
          else if (!decode(body).equals(plain)) wrong.push(`${address} as ${encoding} is another file`);
          if (headers['vary'] !== 'Accept-Encoding') wrong.push(`${address}: Vary: ${headers['vary']}`);
        }
      }
      assert.deepEqual(wrong, []);
    });

    test('brotli comes first where both are taken, and each encoding has its own ETag', async () => {
      const tags = await Promise.all(
        ['br', 'gzip', 'identity'].map(
          async (encoding) => (await ask(server, '/', { 'accept-encoding': encoding })).headers['etag'],
        ),
      );
      assert.equal(new Set(tags).size, 3);
      const { headers } = await ask(server, '/', { 'accept-encoding': 'gzip, deflate, br' });
      assert.equal(headers['content-encoding'], 'br');
    });

    test('what is still the same is not sent again, and keeps its caching', async () => {
      for (const address of ['/', '/signatures.json']) {
        const { headers } = await ask(server, address, { 'accept-encoding': 'br' });
        const again = await ask(server, address, {
          'accept-encoding': 'br',
          'if-none-match': headers['etag'] ?? '',
        });
        assert.deepEqual([again.status, again.body.length], [304, 0]);
        assert.equal(again.headers['cache-control'], 'public, max-age=0, must-revalidate');
      }
      const dated = await ask(server, '/', { 'if-modified-since': 'Fri, 01 Jan 2038 00:00:00 GMT' });
      assert.equal(dated.status, 200, 'a date means nothing here');
    });

    test('an ETag stays with the content and goes with it', async () => {
      const site = path.join(folder, 'two-builds');
      mkdirSync(site);
      const build = (text: string, time: number) => {
        for (const file of ['index.html', '404.html']) writeFileSync(path.join(site, file), text);
        utimesSync(path.join(site, 'index.html'), time, time);
        compressFolder(site, 5);
      };
      build('<p>one', 1_000_000_000);
      const own = await startServer(name, site, path.join(folder, 'own'));
      const tags = async () =>
        Promise.all(
          ['br', 'identity'].map(
            async (encoding) => (await ask(own, '/', { 'accept-encoding': encoding })).headers['etag'],
          ),
        );
      try {
        const first = await tags();
        build('<p>one', 1_700_000_000);
        assert.deepEqual(await tags(), first);
        build('<p>two', 1_000_000_000);
        const changed = await tags();
        assert.ok(changed.every((tag, index) => tag !== undefined && tag !== first[index]));
      } finally {
        await own.stop();
      }
    });
  });
}

/** A file of the built site that a pattern names. */
function own(folder: string, pattern: RegExp): { address: string; file: string } {
  const name = readdirSync(path.join(SITE, folder)).find((file) => pattern.test(file));
  const file = path.posix.join(folder, name ?? 'not-found');
  return { address: `/${file}`, file };
}

function lowerCase(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function pick(headers: Headers, names: Set<string>): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.has(name)));
}

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { recordFigure } from '../figures.ts';
import type { Verdict } from './observatory.ts';
import { obstacle, SERVERS, startServer } from './servers.ts';
import { SITE } from './site.ts';

const ADDRESSES = ['/', '/errors/git/not-a-git-repository/', '/search/', '/errors/git/no-such-page/'];

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-observatory-'));
const seen: Verdict[] = [];
after(() => {
  rmSync(folder, { recursive: true });
  if (seen.length === 0) return;
  recordFigure('observatory-score', Math.min(...seen.map(({ score }) => score)));
  recordFigure('observatory-tests', Math.min(...seen.map(({ passed }) => passed)));
});

for (const name of SERVERS) {
  const reason = obstacle(name);
  const skip = process.env['CI'] ? false : (reason ?? false);

  test(
    `${name}: the Observatory gives 135 points, 10 of 10 tests, missing pages included`,
    { skip },
    async () => {
      assert.equal(reason, undefined);
      const verdicts = await scan(name, path.resolve(SITE), ADDRESSES);
      seen.push(...verdicts);
      assert.deepEqual(
        verdicts.map(({ address, score, passed, tests }) => ({ address, score, passed, tests })),
        ADDRESSES.map((address) => ({ address, score: 135, passed: 10, tests: 10 })),
      );
    },
  );
}

test('a page whose scripts name no hash loses points', { skip: obstacle('nginx') ?? false }, async () => {
  const site = path.join(folder, 'bare');
  cpSync(SITE, site, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) });
  writeFileSync(path.join(site, 'index.html'), '<!doctype html><script src="/a.js"></script>');
  const [verdict] = await scan('nginx', site, ['/']);
  assert.equal(verdict?.score, 130);
});

async function scan(name: (typeof SERVERS)[number], site: string, addresses: string[]): Promise<Verdict[]> {
  const server = await startServer(name, site, mkdtempSync(path.join(folder, 'server-')));
  try {
    const program = path.join(import.meta.dirname, 'observatory.ts');
    const ports = [server.httpPort, server.httpsPort].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...ports, ...addresses], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: server.authority },
    });
    return JSON.parse(stdout) as Verdict[];
  } finally {
    await server.stop();
  }
}

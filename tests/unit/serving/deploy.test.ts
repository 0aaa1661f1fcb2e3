import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { addAddresses, deployFiles, readAddresses } from '../../../scripts/write-deploy.ts';
import { caddyfile } from '../../../src/serving/caddy.ts';
import { nginxSite } from '../../../src/serving/nginx.ts';
import { PLACE } from '../../../src/serving/place.ts';
import { readRedirects, REDIRECTS_FILE } from '../../../src/serving/redirects.ts';

for (const [file, text] of Object.entries(deployFiles(readRedirects(readFileSync(REDIRECTS_FILE, 'utf8'))))) {
  test(`${file} is what the table says; \`npm run deploy\` writes it`, () => {
    assert.equal(readFileSync(file, 'utf8'), text);
    assert.equal((statSync(file).mode & 0o111) !== 0, text.startsWith('#!'));
  });
}

test('the list of published addresses is sorted, and no address stands twice', () => {
  const addresses = readAddresses();
  assert.ok(addresses.length > 20);
  assert.deepEqual(addresses, [...new Set(addresses)].sort());
});

test('a new page is added to the list, and one that is gone stays on it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'errdex-addresses-'));
  mkdirSync(path.join(folder, 'new'));
  writeFileSync(path.join(folder, 'new/index.html'), '');
  assert.deepEqual(addAddresses(['/', '/old/'], folder), ['/', '/new/', '/old/']);
  rmSync(folder, { recursive: true });
});

test('a moved page changes both servers', () => {
  const redirects = { '/errors/git/a/': '/errors/git/b/' };
  assert.match(nginxSite(PLACE, redirects), /^ {4}\/errors\/git\/a\.md \/errors\/git\/b\.md;$/m);
  assert.match(caddyfile(PLACE, redirects), /^\t\trewrite \/errors\/git\/a \/errors\/git\/b\/$/m);
});

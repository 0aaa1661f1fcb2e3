import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { listFiles } from '../src/content/list-files.ts';
import { ADDRESSES_FILE, pageAddresses } from '../src/serving/addresses.ts';
import { caddyfile } from '../src/serving/caddy.ts';
import { headersFile, redirectsFile } from '../src/serving/host-files.ts';
import { nginxSite } from '../src/serving/nginx.ts';
import { PLACE } from '../src/serving/place.ts';
import { publishScript } from '../src/serving/publish.ts';
import { REDIRECTS_FILE, readRedirects, type Redirects } from '../src/serving/redirects.ts';

/** The files for servers and hosts, by path from the project's root. */
export function deployFiles(redirects: Redirects): Record<string, string> {
  return {
    'deploy/nginx.conf': nginxSite(PLACE, redirects),
    'deploy/Caddyfile': caddyfile(PLACE, redirects),
    'deploy/_headers': headersFile(),
    'deploy/_redirects': redirectsFile(redirects),
    'deploy/publish': publishScript(),
  };
}

/** The list of published addresses with those of a built site added, sorted; no address ever leaves it. */
export function addAddresses(published: string[], folder: string): string[] {
  return [...new Set([...published, ...pageAddresses(listFiles(folder))])].sort();
}

/** The published addresses, from their file's lines. */
export function readAddresses(): string[] {
  return existsSync(ADDRESSES_FILE) ? readFileSync(ADDRESSES_FILE, 'utf8').split('\n').filter(Boolean) : [];
}

if (import.meta.main) {
  const redirects = readRedirects(readFileSync(REDIRECTS_FILE, 'utf8'));
  for (const [file, text] of Object.entries(deployFiles(redirects))) {
    writeFileSync(file, text);
    if (text.startsWith('#!')) chmodSync(file, 0o755);
  }
  const [folder = 'dist'] = process.argv.slice(2);
  const before = readAddresses();
  const after = addAddresses(before, folder);
  writeFileSync(ADDRESSES_FILE, after.map((address) => `${address}\n`).join(''));
  console.log(`deploy/ is written; ${after.length - before.length} new addresses, ${after.length} in all.`);
}

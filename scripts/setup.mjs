// Plain JavaScript for whatever Node the machine has: it installs the one that everything else runs on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ownNode } from './own-node.mjs';

const STAMP = 'node_modules/.installed';
const OLDEST_NODE = 20;

const [major] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE) {
  console.error(
    `Node ${process.versions.node} is too old to install Errdex. Install Node ${OLDEST_NODE} or newer.`,
  );
  process.exit(1);
}
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lock) {
  console.log('Installing the packages of package-lock.json');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed; its message stands above. Nothing was built.');
    process.exit(1);
  }
  writeFileSync(STAMP, lock);
}
if (!existsSync(ownNode('.')) && major < 22) {
  console.error(
    'The registry has no Node 24 for this system. Install Node 22.12 or newer and run the command again.',
  );
  process.exit(1);
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openCheckout } from './checkout-reference.ts';
import { errdex } from './errdex.ts';

// The command of a checkout; the package has an entry of its own, with the pages in a file.
const root = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'packages/errdex/package.json'), 'utf8')) as {
  version: string;
};
process.exitCode = await errdex(process.argv.slice(2), { version, open: () => openCheckout(root) });

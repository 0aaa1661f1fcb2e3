import { brotliCompressSync, constants } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DIST, type BuiltPage } from './dist.ts';

/** What a page's first visit costs, in bytes over the wire. */
export interface Weight {
  html: number;
  styles: number;
  scripts: number;
  icon: number;
  total: number;
}

const params = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
};
/** Already compressed by their maker: a server sends them as they are. */
const PACKED = /\.(?:pf_\w+|pagefind)$/;
const known = new Map<string, number>();

/** Bytes of a built file, brotli at its best. `address` begins with a slash. */
export function weightOf(address: string): number {
  const weight = known.get(address) ?? compressedSize(address);
  known.set(address, weight);
  return weight;
}

function compressedSize(address: string): number {
  const content = readFileSync(path.join(DIST, address));
  return PACKED.test(address) ? content.length : brotliCompressSync(content, { params }).length;
}

/** What a browser fetches for a page before anybody touches it: everything that its tags name, and what those import. */
export function firstVisit({ path: address, root }: BuiltPage): Weight {
  const own = (selector: string, attribute: string) =>
    root.querySelectorAll(selector).map((tag) => tag.getAttribute(attribute) ?? '');
  const sum = (addresses: Iterable<string>) =>
    [...addresses].reduce((total, name) => total + weightOf(name), 0);
  const html = weightOf(address.endsWith('/') ? `${address}index.html` : address);
  const styles = sum(own('link[rel="stylesheet"]', 'href'));
  const scripts = sum(new Set(own('script[src]', 'src').flatMap(withImports)));
  const icon = sum(own('link[rel="icon"]', 'href'));
  return { html, styles, scripts, icon, total: html + styles + scripts + icon };
}

/** A script and what it imports before it runs. */
function withImports(address: string): string[] {
  const code = readFileSync(path.join(DIST, address), 'utf8');
  const names = [...code.matchAll(/(?:^|[;}\n])import(?:[^"'`();]*?from)?["'`](\.[^"'`]+)["'`]/g)];
  return [
    address,
    ...names.flatMap(([, name = '']) => withImports(path.posix.join(path.posix.dirname(address), name))),
  ];
}

/** The middle one of some numbers. */
export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { listFiles } from '../../content/list-files.ts';

/** Text, and Pagefind's program. */
const TEXT = /\.(?:html|css|js|json|md|txt|xml|svg|pagefind)$/;

/**
 * Writes `.br` and `.gz` copies beside every text file below a folder, and gives every file a time that follows from its
 * content: nginx and Caddy make ETags from time and size, so a file that did not change keeps its ETag from build to build.
 * Quality 11 is a tenth smaller than 5 and takes forty times as long.
 * @internal Tests of servers call it.
 */
export function compressFolder(root: string, quality: number): void {
  for (const name of filesToCompress(root)) compressFile(path.join(root, name), quality);
}

/** The files below a folder that are no copies, by their paths from it; what is below folders that are not wanted is left out. */
export function filesToCompress(root: string, isWanted?: (folder: string) => boolean): string[] {
  return listFiles(root, isWanted).filter((name) => !/\.(?:br|gz)$/.test(name));
}

/** A file and the copies that it has. */
export function withCopies(name: string): string[] {
  return TEXT.test(name) ? [name, `${name}.br`, `${name}.gz`] : [name];
}

/** Gives a file its time and, when it is text, its copies. */
export function compressFile(file: string, quality: number): void {
  const content = readFileSync(file);
  stamp(file, content);
  if (TEXT.test(file)) writeCopies(file, content, quality);
}

/** Writes a text file with its copies and its time. */
export function writeWhole(file: string, content: Uint8Array, quality: number): void {
  writeCopies(file, content, quality);
  writeFileSync(file, content);
  stamp(file, content);
}

/** Writes the `.br` and `.gz` copies of a file that holds `content`, or will. */
export function writeCopies(file: string, content: Uint8Array, quality: number): void {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const copies = { br: brotliCompressSync(content, { params }), gz: gzipSync(content, { level: 9 }) };
  mkdirSync(path.dirname(file), { recursive: true });
  for (const [ending, copy] of Object.entries(copies)) {
    writeFileSync(`${file}.${ending}`, copy);
    stamp(`${file}.${ending}`, copy);
  }
}

function stamp(file: string, content: Uint8Array): void {
  const time = contentTime(content);
  utimesSync(file, time, time);
}

/** A time in seconds, the same for the same bytes: somewhere between 1970 and 2038. */
export function contentTime(content: Uint8Array): number {
  return 1 + (createHash('sha256').update(content).digest().readUInt32BE() >>> 1);
}

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFolder, contentTime } from '../../../../src/build/pages/compression.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-compression-'));
after(() => rmSync(folder, { recursive: true }));
const TEXT = '<p>the same words, the same words, the same words</p>';

function snapshot(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file !== 'deep');
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [
        file,
        `${statSync(path.join(folder, file)).mtimeMs} ${readFileSync(path.join(folder, file)).toString('hex')}`,
      ]),
  );
}

test('text has a copy of each kind that decodes to it; other files have none', () => {
  mkdirSync(path.join(folder, 'deep'));
  writeFileSync(path.join(folder, 'deep/index.html'), TEXT);
  writeFileSync(path.join(folder, 'index.pf_index'), TEXT);
  compressFolder(folder, 11);
  const names = Object.keys(snapshot());
  assert.deepEqual(names, ['deep/index.html', 'deep/index.html.br', 'deep/index.html.gz', 'index.pf_index']);
  const read = (file: string) => readFileSync(path.join(folder, file));
  assert.equal(brotliDecompressSync(read('deep/index.html.br')).toString(), TEXT);
  assert.equal(gunzipSync(read('deep/index.html.gz')).toString(), TEXT);
});

test('doing it again changes neither bytes nor times, and makes no copies of copies', () => {
  const before = snapshot();
  compressFolder(folder, 11);
  assert.deepEqual(snapshot(), before);
});

test('other bytes of the same length have another time', () => {
  assert.equal(contentTime(Buffer.from('a')), 1 + (0xca978112 >>> 1));
  assert.notEqual(contentTime(Buffer.from('a')), contentTime(Buffer.from('b')));
});

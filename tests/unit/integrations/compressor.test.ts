import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { openCompressor } from '../../../src/integrations/compressor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-compressor-'));
after(() => rmSync(folder, { recursive: true }));

test('files get their copies, before and after they are written', async () => {
  const compressor = openCompressor(5);
  await compressor.add(path.join(folder, 'later/page.html'), Buffer.from('<p>later'));
  writeFileSync(path.join(folder, 'now.css'), 'a{}');
  await compressor.add(path.join(folder, 'now.css'));
  await compressor.end();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  assert.deepEqual(names, [
    'later',
    'later/page.html.br',
    'later/page.html.gz',
    'now.css',
    'now.css.br',
    'now.css.gz',
  ]);
  const copy = readFileSync(path.join(folder, 'later/page.html.br'));
  assert.equal(brotliDecompressSync(copy).toString(), '<p>later');
});

test('a file that cannot be read fails the build', async () => {
  const compressor = openCompressor(5);
  await compressor.add(path.join(folder, 'none.html'));
  await assert.rejects(compressor.end(), /ENOENT/);
});

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { openFinisher } from '../../../../src/build/pages/finisher.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-finisher-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(path.join(folder, 'now.css'), 'a{}');

test('a page is tidied and gets its hashes, other files stay; copies are written of both', async () => {
  const finisher = openFinisher({ root: folder, quality: 5 });
  const page = '<head> <link rel="stylesheet" href="/now.css"> </head>';
  const text = '<p> as  it is </p>';
  const [html, markdown] = await Promise.all([
    finisher.finish('later/page.html', Buffer.from(page)),
    finisher.finish('later/page.md', Buffer.from(text)),
  ]);
  await finisher.compress('now.css');
  await finisher.end();
  const finished = Buffer.from(html.body).toString();
  assert.match(
    finished,
    /^<head><link rel="stylesheet" href="\/now\.css" integrity="sha256-[\w+/]+="><\/head>$/,
  );
  assert.equal(Buffer.from(markdown.body).toString(), text);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  assert.deepEqual(names, [
    'later',
    'later/page.html.br',
    'later/page.html.gz',
    'later/page.md.br',
    'later/page.md.gz',
    'now.css',
    'now.css.br',
    'now.css.gz',
  ]);
  const copy = readFileSync(path.join(folder, 'later/page.html.br'));
  assert.equal(brotliDecompressSync(copy).toString(), finished);
  assert.ok(statSync(path.join(folder, 'now.css')).mtimeMs / 1000 < 2 ** 31);
});

test('a page that names a file that is not there fails, and so does a file that cannot be read', async () => {
  const finisher = openFinisher({ root: folder, quality: 5 });
  await assert.rejects(
    finisher.finish('bad.html', Buffer.from('<script src="/none.js"></script>')),
    /ENOENT/,
  );
  await finisher.compress('none.html');
  await assert.rejects(finisher.end(), /ENOENT/);
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

// Pagefind calls this setting unstable and has no other: its version is pinned, and this fails when the setting has lost its effect.
const SETTING = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';
const SCRIPT = `
import * as pagefind from 'pagefind';
const { index } = await pagefind.createIndex();
for (let page = 0; page < 60; page++) {
  const words = Array.from({ length: 200 }, (_, at) => 'word' + ((page * 131 + at * 17) % 4000).toString(36));
  await index.addHTMLFile({ url: '/' + page + '/', content: '<html lang="en"><body>' + words.join(' ') + '</body></html>' });
}
await index.writeFiles({ outputPath: process.argv[1] });
await pagefind.close();
`;

function chunksWith(size: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'chunks-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT, folder], {
      env: { ...process.env, [SETTING]: String(size) },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return readdirSync(path.join(folder, 'index')).length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a smaller chunk size makes more chunks', () => {
  const [few, many] = [chunksWith(20_000), chunksWith(1_500)];
  assert.ok(many > 2 * few, `${few} chunks with the large size, ${many} with the small one`);
});

test('Pagefind is pinned to one version, and the build sets the same variable', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  assert.match(dependencies['pagefind'] ?? '', /^\d+\.\d+\.\d+$/);
  assert.ok(readFileSync('src/build/search/search-index.ts', 'utf8').includes(SETTING));
});

import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { emptyBut, readKept, stampAll, writeKept } from '../../../../src/build/cache/kept-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-kept-'));
after(() => rmSync(folder, { recursive: true }));
const root = path.join(folder, 'dist');
const list = path.join(folder, 'cache/dist.json');
const page = path.join(root, 'a/index.html');

beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(path.join(root, 'a'), { recursive: true });
  writeFileSync(page, 'a page');
  writeFileSync(`${page}.br`, 'its copy');
  utimesSync(page, 5, 5);
  const files = stampAll(root, ['a/index.html', 'a/index.html.br']);
  writeKept(list, 'made by one', root, new Map([['a/index.html', { key: 'k', files }]]));
});
const kept = (fingerprint = 'made by one', from = root) => [...readKept(list, fingerprint, from).keys()];

test('untouched files are kept, by the same sources and in the same place', () => {
  assert.deepEqual(kept(), ['a/index.html']);
  assert.deepEqual(kept('made by two'), []);
  assert.deepEqual(kept('made by one', folder), []);
});

test('a page is not kept when a file of it has other bytes, though size and time are the same', () => {
  writeFileSync(page, 'a PAGE');
  utimesSync(page, 5, 5);
  assert.equal(statSync(page).mtimeMs, 5000);
  assert.deepEqual(kept(), []);
});

test('a page is not kept when a file of it is gone, or is another one', () => {
  renameSync(`${page}.br`, `${page}.gz`);
  assert.deepEqual(kept(), []);
  writeFileSync(`${page}.br`, 'its copy');
  assert.deepEqual(kept(), []);
});

test('a list that is cut off keeps nothing', () => {
  writeFileSync(list, '{"fingerprint":"made by one","root":');
  assert.deepEqual(kept(), []);
});

test('emptying leaves the named files and no empty folder', () => {
  mkdirSync(path.join(root, 'b/c'), { recursive: true });
  for (const name of ['b/c/old.html', 'b/older.html']) writeFileSync(path.join(root, name), 'old');
  appendFileSync(path.join(root, 'old.json'), 'old');
  mkdirSync(path.join(root, '.git'));
  writeFileSync(path.join(root, '.git/HEAD'), 'ref: refs/heads/pages');
  emptyBut(root, new Set(['a/index.html']));
  assert.deepEqual(readdirSync(root, { recursive: true }).sort(), ['.git', '.git/HEAD', 'a', 'a/index.html']);
});

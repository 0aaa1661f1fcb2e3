import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { openRecords } from '../../../src/content/record-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-records-'));
const file = path.join(folder, 'errors+git');
after(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true });
  const records = openRecords(folder, 'made by one');
  records.put('errors/git', 'a', 'the first\ntext “with” lines');
  records.put('errors/git', 'b', 'the second');
  records.save();
});
const read = (fingerprint = 'made by one') => {
  const records = openRecords(folder, fingerprint);
  return ['a', 'b'].map((key) => records.get('errors/git', key));
};

test('what was saved is there again, and nothing else', () => {
  assert.deepEqual(read(), ['the first\ntext “with” lines', 'the second']);
  assert.equal(openRecords(folder, 'made by one').get('errors/node', 'a'), undefined);
});

test('other sources find nothing', () => assert.deepEqual(read('made by two'), [undefined, undefined]));

test('a changed text is not there', () => {
  writeFileSync(file, readFileSync(file, 'utf8').replace('second', 'sec0nd'));
  assert.deepEqual(read(), ['the first\ntext “with” lines', undefined]);
});

test('a file that ends in the middle has what stands whole before', () => {
  writeFileSync(file, readFileSync(file).subarray(0, -6));
  assert.deepEqual(read(), ['the first\ntext “with” lines', undefined]);
  writeFileSync(file, readFileSync(file).subarray(0, 20));
  assert.deepEqual(read(), [undefined, undefined]);
});

test('what nobody asks for goes, by record and by group', () => {
  const records = openRecords(folder, 'made by one');
  records.get('errors/git', 'b');
  records.save();
  assert.deepEqual(read(), [undefined, 'the second']);
  const others = openRecords(folder, 'made by one');
  others.put('errors/node', 'c', 'the third');
  others.save();
  others.tidyUp();
  assert.deepEqual(readdirSync(folder), ['errors+node']);
});

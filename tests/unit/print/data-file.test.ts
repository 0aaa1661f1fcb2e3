import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dataFile } from '../../../src/print/data-file.ts';

test('a file of data says its licence, the one of the project', async () => {
  const { license } = JSON.parse(readFileSync('package.json', 'utf8')) as { license: string };
  const file = dataFile({ version: 1, pages: [] });
  assert.equal(file.headers.get('content-type'), 'application/json');
  assert.deepEqual(await file.json(), { license, version: 1, pages: [] });
  assert.ok(readFileSync('LICENSE', 'utf8').startsWith(`${license} License\n`));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../../src/core/redaction/redact.ts';
import { pages } from './site-matcher.ts';

/** How many of a text's lines hold something, and how many redaction touches. */
function countTouched(text: string): { lines: number; touched: number } {
  const touched = new Set(redact(text).replaced.map(({ start }) => text.slice(0, start).split('\n').length));
  return { lines: text.split('\n').filter((line) => line.trim()).length, touched: touched.size };
}

test('hardly a line that tools print is touched by redaction', (context) => {
  const counts = pages
    .flatMap(({ evidence }) => evidence?.cases ?? [])
    .flatMap(({ before, after = [] }) => [...before, ...after])
    .map(({ output }) => countTouched(output));
  const lines = counts.reduce((sum, count) => sum + count.lines, 0);
  const touched = counts.reduce((sum, count) => sum + count.touched, 0);
  context.diagnostic(`${touched} of ${lines} lines`);
  assert.ok(lines > 5000, `only ${lines} lines`);
  assert.ok(touched <= lines / 100, `${touched} of ${lines}`);
});

test('a line that is touched counts once', () => {
  assert.deepEqual(countTouched('a\n\npassword=hunter2hunter2 token=hunter3hunter3\nb'), {
    lines: 3,
    touched: 1,
  });
});

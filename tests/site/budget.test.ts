import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorPages, parsePage, readPages } from './dist.ts';
import { firstVisit, median, weightOf, type Weight } from './weight.ts';

/** Bytes over the wire. What the page itself says is its author's; what stands around it is not. */
const MOST = {
  /** The middle error page, everything included. The goal is 10,240; the words themselves take more than half of that. */
  median: 12_288,
  styles: 3_750,
  scripts: 3_072,
  icon: 256,
};

const pages = errorPages(readPages()).map((page) => ({ id: page.id, weight: firstVisit(page) }));

/** What weighs more than it may, a sentence each. */
function overweight({ id, weight }: { id: string; weight: Weight }): string[] {
  return (['styles', 'scripts', 'icon'] as const).flatMap((part) =>
    weight[part] > MOST[part] ? [`${id}: ${part} weigh ${weight[part]}, more than ${MOST[part]}`] : [],
  );
}

test('what stands around an error page’s words fits its budget', () => {
  assert.ok(pages.length > 20, 'the pages were not read');
  assert.deepEqual(pages.flatMap(overweight), []);
});

test('the middle error page’s first visit fits its budget', (context) => {
  const totals = pages.map(({ weight }) => weight.total);
  const light = totals.filter((total) => total <= 10_240).length;
  context.diagnostic(
    `first visit: ${Math.min(...totals)} to ${Math.max(...totals)} bytes, middle ${median(totals)}; ${light} of ${totals.length} within 10,240`,
  );
  assert.ok(median(totals) <= MOST.median, `the middle page weighs ${median(totals)}`);
});

test('a page that loads what it does not need is rejected', () => {
  const script = '/pagefind/pagefind.js';
  const page = parsePage(
    '/',
    `<script src="${script}"></script><link rel="stylesheet" href="/signatures.json">`,
  );
  const weight = firstVisit(page);
  assert.equal(weight.scripts, weightOf(script));
  assert.deepEqual(overweight({ id: 'bad', weight }), [
    `bad: styles weigh ${weight.styles}, more than 3750`,
    `bad: scripts weigh ${weight.scripts}, more than 3072`,
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordFigure } from '../figures.ts';
import { errorPages, parsePage, readPages } from './dist.ts';
import { firstVisit, median, weightOf, type Weight } from './weight.ts';

/** Bytes over the wire. What the page itself says is its author's; what stands around it is not. */
const MOST = { styles: 3_072, scripts: 1_536, icon: 256 };

/** For the first visit of an error page, everything included. */
const GOAL = 10_240;

const pages = errorPages(readPages()).map((page) => ({ id: page.id, weight: firstVisit(page) }));

/** What weighs more than it may, a sentence each. */
function overweight({ id, weight }: { id: string; weight: Weight }): string[] {
  return (['styles', 'scripts', 'icon'] as const).flatMap((part) =>
    weight[part] > MOST[part] ? [`${id}: ${part} weigh ${weight[part]}, more than ${MOST[part]}`] : [],
  );
}

/** Why a page's first visit is not what it may be, or undefined. */
function overGoal({ id, total }: { id: string; total: number }): string | undefined {
  return total > GOAL ? `${id} weighs ${total}, more than ${GOAL}` : undefined;
}

test('what stands around an error page’s words fits its budget', () => {
  assert.ok(pages.length > 20, 'the pages were not read');
  assert.deepEqual(pages.flatMap(overweight), []);
});

test('error pages’ first visits keep to their budget', (context) => {
  const totals = pages.map(({ weight }) => weight.total);
  const light = totals.filter((total) => total <= GOAL).length;
  context.diagnostic(
    `first visit: ${Math.min(...totals)} to ${Math.max(...totals)} bytes, middle ${median(totals)}; ${light} of ${totals.length} within ${GOAL}`,
  );
  recordFigure('page-median', median(totals));
  recordFigure('page-within', Math.floor((100 * light) / totals.length));
  recordFigure('page-largest', Math.max(...totals));
  recordFigure('page-scripts', Math.max(...pages.map(({ weight }) => weight.scripts)));
  assert.deepEqual(
    pages.flatMap(({ id, weight }) => overGoal({ id, total: weight.total }) ?? []),
    [],
  );
});

test('a page over the goal is rejected', () => {
  assert.equal(overGoal({ id: 'git/a', total: 10_240 }), undefined);
  assert.equal(overGoal({ id: 'git/a', total: 10_241 }), 'git/a weighs 10241, more than 10240');
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
    `bad: styles weigh ${weight.styles}, more than 3072`,
    `bad: scripts weigh ${weight.scripts}, more than 1536`,
  ]);
});

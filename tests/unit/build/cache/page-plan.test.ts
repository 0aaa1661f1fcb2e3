import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planPages } from '../../../../src/build/cache/page-plan.ts';
import { buildCatalog } from '../../../../src/catalog/build-catalog.ts';
import { readContent } from '../../../../src/content/content-files.ts';
import type { FullCatalog } from '../../../../src/catalog/views.ts';

const { content } = await readContent(process.cwd());
const catalog = buildCatalog(content);
const [view, ...others] = catalog.errors;
assert.ok(view);
const changed = (change: object): FullCatalog => ({
  ...catalog,
  errors: [{ ...view, ...change }, ...others],
});
const page = `errors/${view.id}/index.html`;
const neighbour = `errors/${others[0]?.id}/index.html`;
const bodies = new Map([[view.id, { html: '<p>The body as HTML.</p>', headings: [] }]]);
const plan = planPages({ catalog, bodies });

test('a page and its copies are made from the same', () => {
  const copies = plan.copiesOf(page);
  assert.deepEqual(
    copies.map(({ name }) => name),
    [`errors/${view.id}.md`, `errors/${view.id}.json`],
  );
  for (const { name, write } of copies) {
    assert.equal(plan.keyOf(name), plan.keyOf(page));
    assert.ok(write().includes(view.title));
  }
  assert.deepEqual(plan.copiesOf('errors/git/index.html'), []);
});

test('lists are made from all pages, and from no page alone', () => {
  const lists = [
    'index.html',
    'errors/index.html',
    'errors/git/index.html',
    '404.html',
    'errors.json',
    'feed.xml',
  ];
  const keys = new Set(lists.map((name) => plan.keyOf(name)));
  assert.equal(keys.size, 1);
  assert.ok(!keys.has(undefined) && !keys.has(plan.keyOf(page)));
});

test('another body changes its own page, another title the lists too', () => {
  const body = planPages({ catalog: changed({ body: `${view.body}\n\nOne more sentence.` }), bodies });
  assert.notEqual(body.keyOf(page), plan.keyOf(page));
  assert.equal(body.keyOf('index.html'), plan.keyOf('index.html'));
  const title = planPages({ catalog: changed({ title: 'Another title' }), bodies });
  assert.notEqual(title.keyOf(page), plan.keyOf(page));
  assert.notEqual(title.keyOf('index.html'), plan.keyOf('index.html'));
  for (const other of [body, title]) assert.equal(other.keyOf(neighbour), plan.keyOf(neighbour));
});

test('another recorded run changes its page and the lists', () => {
  const other = planPages({ catalog: changed({ evidenceSum: 'another' }), bodies });
  for (const name of [page, 'index.html']) assert.notEqual(other.keyOf(name), plan.keyOf(name));
  assert.equal(other.keyOf(neighbour), plan.keyOf(neighbour));
});

test('a body with components has no key: what it imports may change', () => {
  const own = planPages({ catalog: changed({ body: '<Note />' }), bodies: new Map() });
  assert.equal(own.keyOf(page), undefined);
  assert.equal(own.errorPages.find(({ name }) => name === page)?.key, undefined);
});

test('error pages come in the order of their ids', () => {
  const names = plan.errorPages.map(({ name }) => name.replace('/index.html', ''));
  assert.deepEqual(names, names.toSorted());
  assert.equal(names.length, catalog.errors.length);
});

test('the search reads the rendered body, or what its author wrote where components stand in it', () => {
  const read = (own: typeof plan) => own.errorPages.find(({ name }) => name === page)?.searchText() ?? '';
  assert.match(read(plan), /<p>The body as HTML\.<\/p>/);
  assert.match(
    read(planPages({ catalog: changed({ body: 'Text. <Note />' }), bodies: new Map() })),
    /Text\. <Note \/>/,
  );
});

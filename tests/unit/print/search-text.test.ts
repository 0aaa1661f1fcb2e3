import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'node-html-parser';
import { buildCatalog } from '../../../src/catalog/build-catalog.ts';
import { searchText } from '../../../src/print/search-text.ts';
import { makeContent } from '../../fixtures/entry.ts';

const view = buildCatalog(
  makeContent({
    causes: [
      {
        ...{ id: 'no-path', byHand: 'Write it.' },
        cause: 'A `<` that [a page](https://example.com/address) tells of, & more.',
      },
    ],
    related: [{ id: 'git/other', kind: 'similar-to', why: 'A reason for the neighbour.' }],
  }),
).errors.find(({ id }) => id === 'git/example');
assert.ok(view);
const html = searchText(view, '<h2 id="why">Why this happens</h2><p>A body.</p>');
const root = parse(html, { blockTextElements: {} });

test('the whole page is searched, under its area and tool', () => {
  const body = root.querySelector('body');
  assert.ok(body?.hasAttribute('data-pagefind-body'));
  assert.equal(body?.getAttribute('data-pagefind-filter'), `area:${view.area.id}, tool:git`);
  assert.equal(root.querySelector('title')?.text, view.title);
});

test('titles and signatures count most, commands least', () => {
  const weightOf = (selector: string) =>
    Number(root.querySelector(selector)?.getAttribute('data-pagefind-weight'));
  assert.equal(root.querySelector('[data-pagefind-meta="signature"]')?.text, view.signatures[0]?.text);
  assert.ok(weightOf('[data-pagefind-meta="signature"]') > weightOf('h1'));
  const command = root.querySelector('[data-pagefind-weight="0.5"]');
  for (const { code } of view.commands.flatMap(({ blocks }) => blocks))
    assert.ok(command?.text.includes(code), code);
});

test('marks and addresses are left out, and signs stay signs', () => {
  assert.ok(root.text.includes('A < that a page tells of, & more.'));
  assert.ok(!html.includes('example.com/address'));
});

test('what is about other pages is left out', () => {
  assert.ok(root.text.includes('A body.'));
  assert.ok(!root.text.includes('A reason for the neighbour.'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePage, readPages, type BuiltPage } from './dist.ts';

/** What is wrong with a page's skeleton, a sentence each. */
function structureProblems({ path, root }: BuiltPage): string[] {
  const ids = root.querySelectorAll('[id]').map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const headings = root.querySelectorAll('h1, h2, h3, h4').map(({ tagName }) => Number(tagName.slice(1)));
  const jumps = headings.filter((level, index) => index > 0 && level > (headings[index - 1] ?? 0) + 1);
  const count = (selector: string) => root.querySelectorAll(selector).length;
  return [
    ...(count('h1') === 1 ? [] : [`${path} has ${count('h1')} h1`]),
    ...twice.map((id) => `${path} has the id ${id} twice`),
    ...(jumps.length > 0 ? [`${path} skips a heading level`] : []),
    ...(count('title') === 1 && count('meta[name="description"]') === 1
      ? []
      : [`${path} lacks a title or description`]),
    ...(count('main') === 1 ? [] : [`${path} has ${count('main')} main`]),
    ...(root.querySelector('html')?.getAttribute('lang') === 'en' ? [] : [`${path} names no language`]),
    ...(count('[style], style') > 0 ? [`${path} has an inline style`] : []),
    ...root
      .querySelectorAll('script:not([src]):not([type="application/ld+json"])')
      .map(() => `${path} has an inline script`),
    ...(/\son[a-z]+="/.test(root.querySelectorAll('[onclick], [onload], [onerror]').toString())
      ? [`${path} has an inline handler`]
      : []),
  ];
}

const pages = readPages();

test('every page has one h1, unique ids, no skipped heading, nothing inline', () => {
  assert.ok(pages.length > 20, 'the pages were not read');
  assert.deepEqual(pages.flatMap(structureProblems), []);
});

test('titles and descriptions are each their page’s own', () => {
  for (const selector of ['title', 'meta[name="description"]']) {
    const texts = pages.map(
      ({ root }) =>
        root.querySelector(selector)?.getAttribute('content') ?? root.querySelector(selector)?.text,
    );
    assert.deepEqual(
      texts.filter((text, index) => texts.indexOf(text) !== index),
      [],
    );
  }
});

test('a page with every one of these faults is rejected for each', () => {
  const page = parsePage(
    '/bad/',
    '<html><body><h1>A</h1><h1 id="x">B</h1><h3 id="x" style="color:red">C</h3><script>alert(1)</script><b onclick="a()">d</b></body></html>',
  );
  assert.deepEqual(structureProblems(page), [
    '/bad/ has 2 h1',
    '/bad/ has the id x twice',
    '/bad/ skips a heading level',
    '/bad/ lacks a title or description',
    '/bad/ has 0 main',
    '/bad/ names no language',
    '/bad/ has an inline style',
    '/bad/ has an inline script',
    '/bad/ has an inline handler',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIXES_FRAGMENT } from '../../src/sections/causes.ts';
import { SECTIONS } from '../../src/sections/index.ts';
import type { Section } from '../../src/sections/section.ts';
import { errorPages, parsePage, readDist, readPages, type BuiltPage } from './dist.ts';

const TABLE: Section[] = Object.values(SECTIONS);
const pages = errorPages(readPages());

/** The fragments of a page's sections, as they follow one another. */
function sectionIds({ root }: BuiltPage): string[] {
  return root.querySelectorAll('.prose > section > h2').map(({ id }) => id);
}

/** What is wrong with the sections of a page, a sentence each; `markdown` is the same page's. */
function sectionProblems(page: BuiltPage, markdown: string): string[] {
  const ids = sectionIds(page);
  const known = TABLE.filter(({ id }) => ids.includes(id));
  const links = page.root.querySelectorAll('.contents a').map((link) => link.getAttribute('href'));
  const headings = page.root.querySelectorAll('.prose h2').map(({ id }) => `#${id}`);
  const printed = [...withoutFences(markdown).matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  const titles = [...known.map(({ title, markdownTitle }) => markdownTitle ?? title), 'Sources'];
  return [
    ...(String(ids) === String(known.map(({ id }) => id)) ? [] : [`${page.path} leaves the table's order`]),
    ...(String(links) === String(headings) ? [] : [`${page.path} has other contents than headings`]),
    ...(String(printed.slice(-titles.length)) === String(titles)
      ? []
      : [`${page.path} has other sections than its Markdown`]),
  ];
}

function withoutFences(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})[^\n`]*\n.*?\n\1$/gms, '');
}

test('a page has the sections of the table, in its order, as its contents and its Markdown have them', () => {
  assert.deepEqual(
    pages.flatMap((page) => sectionProblems(page, readDist(`errors/${page.id}.md`))),
    [],
  );
});

test('every section of the table is on a page', () => {
  const shown = new Set(pages.flatMap(sectionIds));
  assert.deepEqual(
    TABLE.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
    [],
  );
});

test('a link to the fixes leads to the causes, with which they stand', () => {
  for (const { id, root } of pages)
    assert.ok(root.querySelector(`#${SECTIONS.causes.id} + #${FIXES_FRAGMENT} > [id^=cause-]`), id);
});

test('a page with its sections in another order than all else is rejected', () => {
  const section = (id: string) => `<section><h2 id="${id}">A</h2></section>`;
  const page = (ids: string[]) =>
    parsePage(
      '/bad/',
      `<ol class="contents"><a href="#faq">A</a><a href="#proof">A</a></ol><div class="prose">${ids.map(section).join('')}</div>`,
    );
  const markdown = '## FAQ\n\n## Proof\n\n```\n## no heading\n```\n\n## Sources\n';
  assert.deepEqual(sectionProblems(page(['faq', 'proof']), markdown), []);
  assert.deepEqual(sectionProblems(page(['proof', 'faq']), markdown), [
    "/bad/ leaves the table's order",
    '/bad/ has other contents than headings',
  ]);
  assert.deepEqual(sectionProblems(page(['faq', 'proof']), '## Proof\n\n## FAQ\n'), [
    '/bad/ has other sections than its Markdown',
  ]);
  assert.deepEqual(sectionProblems(page(['faq', 'weather']), markdown), [
    "/bad/ leaves the table's order",
    '/bad/ has other contents than headings',
    '/bad/ has other sections than its Markdown',
  ]);
});

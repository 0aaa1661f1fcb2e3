import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FullView } from '../../../src/catalog/views.ts';
import { jsonTwin } from '../../../src/print/json.ts';
import { markdownTwin } from '../../../src/print/markdown.ts';
import { searchText } from '../../../src/print/search-text.ts';
import { SECTIONS } from '../../../src/sections/index.ts';
import { outlineOf } from '../../../src/sections/outline.ts';
import type { Section } from '../../../src/sections/section.ts';
import { bareView, fullView } from './full-view.ts';

type Table = Record<string, Section>;

const BODY_HEADINGS = [
  { depth: 2, slug: 'why-this-happens', text: 'Why this happens' },
  { depth: 3, slug: 'a-detail', text: 'A detail' },
];

const weather: Section = {
  id: 'weather-report',
  title: 'Weather',
  markdownTitle: 'Weather in words',
  isShown: (view) => view.faq.length > 0,
  markdown: () => 'It rains on *paths*.',
  json: () => ({ weather: 'rain' }),
  searchText: () => ['It **rains** on paths.'],
};

/** The table with one more section before the steps. */
const WITH_WEATHER: Table = Object.fromEntries(
  Object.entries<Section>(SECTIONS).flatMap(([name, section]) =>
    name === 'steps'
      ? [
          ['weather', weather],
          [name, section],
        ]
      : [[name, section]],
  ),
);

/** The headings of the Markdown that come from sections: what follows the body's own. */
function markdownHeadings(view: FullView, table?: Table): string[] {
  const titles = [...markdownTwin(view, table).matchAll(/^## (.*)$/gm)].map(([, title]) => title ?? '');
  return titles.slice(titles.indexOf('Why this happens') + 1);
}

/** The JSON's members that come from sections: what follows the body. */
function jsonMembers(view: FullView, table?: Table): string[] {
  const names = Object.keys(jsonTwin(view, table));
  return names.slice(names.indexOf('body') + 1);
}

function titles(table: Table): string[] {
  return Object.values(table).map(({ title, markdownTitle }) => markdownTitle ?? title);
}

/** The same table, each section that is searched with words that tell it. */
function withWordsOfTheirOwn(table: Table): Table {
  const marked = Object.entries(table).map(([name, section]) => [
    name,
    section.searchText ? { ...section, searchText: () => [`words of ${section.id}`] } : section,
  ]);
  return Object.fromEntries(marked) as Table;
}

/** The JSON members that more than one section writes, so that one of them is lost. */
function writtenTwice(table: Table, view: FullView): string[] {
  const names = Object.values(table).flatMap(({ json }) => Object.keys(json(view)));
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** What of a table a page shows. */
function shownOn(view: FullView, table: Table): Table {
  return Object.fromEntries(Object.entries(table).filter(([, { isShown }]) => !isShown || isShown(view)));
}

test('the full page has every section', () => {
  const shown = Object.keys(shownOn(fullView(), SECTIONS));
  for (const name of Object.keys(SECTIONS))
    assert.ok(shown.includes(name), `full-view.ts lacks what ${name} shows`);
});

const CASES: [string, FullView, Table][] = [
  ['every section', fullView(), SECTIONS],
  ['a new section', fullView(), WITH_WEATHER],
];
for (const [what, view, table] of CASES) {
  test(`${what} is in the contents, the Markdown, the JSON and the search, in the table's order`, () => {
    const shown = shownOn(view, table);
    const sections = Object.values(shown);
    assert.deepEqual(
      outlineOf(view, BODY_HEADINGS, table).map(({ id }) => id),
      ['why-this-happens', ...sections.map(({ id }) => id)],
    );
    assert.deepEqual(markdownHeadings(view, table), [...titles(shown), 'Sources']);
    assert.deepEqual(
      jsonMembers(view, table),
      Object.values(table).flatMap(({ json }) => Object.keys(json(view))),
    );
    const searched = searchText(view, '', withWordsOfTheirOwn(table));
    for (const { id, searchText: read } of sections) {
      assert.equal(searched.includes(`<p>words of ${id}</p>`), read !== undefined, id);
      if (read) assert.ok(read(view).some(Boolean), `${id} gives the search nothing of a full page`);
    }
  });
}

test('a new section stands where the table has it, with its own text', () => {
  const view = fullView();
  assert.match(
    markdownTwin(view, WITH_WEATHER),
    /\n\n## Weather in words\n\nIt rains on \*paths\*\.\n\n## Step/,
  );
  assert.deepEqual({ ...jsonTwin(view, WITH_WEATHER) }, { ...jsonTwin(view), weather: 'rain' });
  assert.ok(!markdownTwin(view).includes('Weather'), 'it is there without the table');
});

test('a section that a page does not have leaves only its place in the JSON', () => {
  const view = bareView();
  const left = Object.entries<Section>(WITH_WEATHER).filter(([, { isShown }]) => isShown && !isShown(view));
  assert.ok(left.length > 3 && left.some(([name]) => name === 'weather'), 'the bare page has too much');
  const headings = markdownHeadings(view, WITH_WEATHER);
  const ids = outlineOf(view, BODY_HEADINGS, WITH_WEATHER).map(({ id }) => id);
  for (const [, { id, title, markdownTitle }] of left) {
    assert.ok(!headings.includes(markdownTitle ?? title), `${title} is in the Markdown`);
    assert.ok(!ids.includes(id), `${id} is in the contents`);
  }
  assert.ok(!searchText(view, '', WITH_WEATHER).includes('rains'), 'it is searched');
  assert.deepEqual(jsonMembers(view, WITH_WEATHER), jsonMembers(fullView(), WITH_WEATHER));
});

test('no two sections have one fragment, or write one member of the JSON', () => {
  const ids = Object.values(SECTIONS).map(({ id }) => id);
  assert.equal(new Set<string>(ids).size, ids.length);
  assert.deepEqual(writtenTwice(SECTIONS, fullView()), []);
  const robber: Section = { ...weather, json: () => ({ steps: [] }) };
  assert.deepEqual(writtenTwice({ ...SECTIONS, robber }, fullView()), ['steps']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import type { jsonSummary } from '../../src/print/json.ts';
import { site } from '../../src/site.ts';
import { errorPages, readDist, readPages } from './dist.ts';

const pages = readPages();
const errors = errorPages(pages);
const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'url' || name === 'entry' });

interface Ld {
  '@type': string | string[];
  url?: string;
  headline?: string;
  description?: string;
  author?: { name: string };
  dateModified?: string;
  itemListElement?: { position: number; name: string; item: string }[];
}

const sitemap = (
  xml.parse(readDist('sitemap.xml')) as { urlset: { url: { loc: string; lastmod?: string }[] } }
).urlset.url;
const feed = (
  xml.parse(readDist('feed.xml')) as { feed: { entry: { id: string; updated: string; title: string }[] } }
).feed.entry;
const summaries = (JSON.parse(readDist('errors.json')) as { errors: ReturnType<typeof jsonSummary>[] })
  .errors;

function structuredData(html: (typeof pages)[number]): Ld[] {
  return html.root.querySelectorAll('script[type="application/ld+json"]').flatMap((script) => {
    const data = JSON.parse(script.text) as Ld & { '@graph'?: Ld[] };
    return data['@graph'] ?? [data];
  });
}

test('the date of a page is the same wherever it stands', () => {
  for (const page of errors) {
    const { id, root, path } = page;
    const address = site.url + path;
    const shown = root.querySelector('.answer__meta time')?.getAttribute('datetime');
    assert.match(shown ?? '', /^\d{4}-\d{2}-\d{2}$/, id);
    const article = structuredData(page).find((data) => data['@type'].includes('TechArticle'));
    assert.equal(article?.dateModified, shown, id);
    assert.equal(sitemap.find(({ loc }) => loc === address)?.lastmod, shown, id);
    assert.equal(summaries.find((summary) => summary.id === id)?.updated, shown, id);
    assert.equal((JSON.parse(readDist(`errors/${id}.json`)) as { updated: string }).updated, shown, id);
    assert.match(readDist(`errors/${id}.md`), new RegExp(`^- Updated: ${shown}$`, 'm'));
    const entry = feed.find((item) => item.id === address);
    if (entry) assert.equal(entry.updated, `${shown}T00:00:00Z`, id);
  }
});

test('structured data parses and agrees with what is visible', () => {
  for (const page of errors) {
    const data = structuredData(page);
    const article = data.find((item) => item['@type'].includes('TechArticle'));
    assert.deepEqual(article?.['@type'], ['TechArticle', 'Article']);
    assert.equal(article.headline, page.root.querySelector('h1')?.text);
    assert.equal(article.url, page.root.querySelector('link[rel="canonical"]')?.getAttribute('href'));
    assert.equal(article.description, page.root.querySelector('.lead')?.text);
    assert.equal(article.author?.name, site.name);
    const crumbs = data.find((item) => item['@type'] === 'BreadcrumbList')?.itemListElement ?? [];
    assert.deepEqual(
      crumbs.map(({ name, item }) => [name, item]),
      page.root
        .querySelectorAll('.breadcrumbs a')
        .map((link) => [link.text, site.url + link.getAttribute('href')]),
    );
    assert.deepEqual(
      crumbs.map(({ position }) => position),
      crumbs.map((_crumb, index) => index + 1),
    );
  }
  for (const page of pages) assert.doesNotThrow(() => structuredData(page), page.path);
});

test('every page but 404 names its own address, and the sitemap lists exactly these', () => {
  const indexed = pages.filter(({ path }) => path !== '/404.html');
  for (const { path, root } of indexed) {
    assert.equal(root.querySelector('link[rel="canonical"]')?.getAttribute('href'), site.url + path);
    assert.equal(root.querySelector('meta[property="og:url"]')?.getAttribute('content'), site.url + path);
  }
  assert.deepEqual(
    sitemap.map(({ loc }) => loc).toSorted(),
    indexed.map(({ path }) => site.url + path).toSorted(),
  );
  const missing = pages.find(({ path }) => path === '/404.html');
  assert.equal(missing?.root.querySelector('link[rel="canonical"]'), null);
  assert.equal(missing?.root.querySelector('meta[name="robots"]')?.getAttribute('content'), 'noindex');
});

test('every page but those of errors names the feed', () => {
  for (const { path, root } of pages) {
    const feeds = root.querySelectorAll('link[type="application/atom+xml"]');
    assert.equal(feeds.length, errors.some((page) => page.path === path) ? 0 : 1, path);
    assert.ok(root.querySelector('.site-footer a[href="/feed.xml"]'), path);
  }
});

test('the lists name every error page', () => {
  const ids = errors.map(({ id }) => id).toSorted();
  assert.deepEqual(summaries.map(({ id }) => id).toSorted(), ids);
  const signatures = JSON.parse(readDist('signatures.json')) as { version: number; pages: { id: string }[] };
  assert.equal(signatures.version, 1);
  assert.deepEqual(signatures.pages.map(({ id }) => id).toSorted(), ids);
  const llms = readDist('llms.txt');
  assert.match(llms, /^# Errdex\n/);
  for (const id of ids) assert.ok(llms.includes(`${site.url}/errors/${id}.md`), id);
  const all = pages.find(({ path }) => path === '/errors/');
  for (const { path } of errors) assert.ok(all?.root.querySelector(`a[href="${path}"]`), path);
});

test('each file of data says its version and its licence', () => {
  for (const name of ['signatures.json', 'conformance.json', 'errors.json']) {
    const { version, license } = JSON.parse(readDist(name)) as Record<string, unknown>;
    assert.deepEqual([version, license], [1, site.license], name);
  }
});

test('robots.txt allows everything and names the sitemap', () => {
  assert.equal(readDist('robots.txt'), `User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap.xml\n`);
});

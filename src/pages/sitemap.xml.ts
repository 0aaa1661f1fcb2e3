import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { absoluteUrl, urls } from '../urls.ts';
import { escapeXml } from '../print/xml.ts';

/** Every page to be indexed. A list is as new as the newest page on it; a page without content of its own has no date. */
export const GET: APIRoute = async () => {
  const { areas, tools, errors, comparisons } = await getCatalog();
  const newest = (dates: string[]) => dates.toSorted().at(-1);
  const all = newest(errors.map(({ updated }) => updated));
  const pages: [string, string | undefined][] = [
    [urls.home, all],
    [urls.errors, all],
    [urls.signatures, all],
    [urls.about, undefined],
    [urls.use, undefined],
    [urls.proof, all],
    [urls.quality, undefined],
    [urls.search, undefined],
    ...areas.map(
      ({ url, tools: own }) =>
        [url, newest(own.flatMap((tool) => tool.errors.map(({ updated }) => updated)))] satisfies [
          string,
          string | undefined,
        ],
    ),
    ...tools.map(
      ({ url, errors: own }) =>
        [url, newest(own.map(({ updated }) => updated))] satisfies [string, string | undefined],
    ),
    ...comparisons.map(
      ({ url, rows }) =>
        [url, newest(rows.map(({ error }) => error.updated))] satisfies [string, string | undefined],
    ),
    ...errors.map(({ url, updated }) => [url, updated] satisfies [string, string]),
  ];
  const entries = pages.map(
    ([path, date]) =>
      `<url><loc>${escapeXml(absoluteUrl(path))}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</url>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};

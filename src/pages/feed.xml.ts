import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { plainText } from '../print/inline-markdown.ts';
import { absoluteUrl, urls } from '../urls.ts';
import { escapeXml } from '../print/xml.ts';
import { site } from '../site.ts';

const LIMIT = 100;

/** The latest pages as an Atom feed, by the pages' own dates. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  const latest = errors
    .toSorted((a, b) => (a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1))
    .slice(0, LIMIT);
  const stamp = (date: string) => `${date}T00:00:00Z`;
  const entries = latest.map(
    (view) => `<entry>
<id>${escapeXml(absoluteUrl(view.url))}</id>
<title>${escapeXml(view.title)}</title>
<link href="${escapeXml(absoluteUrl(view.url))}"/>
${view.published ? `<published>${stamp(view.published)}</published>\n` : ''}<updated>${stamp(view.updated)}</updated>
<summary>${escapeXml(plainText(view.quickFix))}</summary>
</entry>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${absoluteUrl(urls.home)}</id>
<title>${escapeXml(site.name)}</title>
<subtitle>${escapeXml(site.tagline)}</subtitle>
<link rel="self" href="${absoluteUrl(urls.feed)}"/>
<link href="${absoluteUrl(urls.home)}"/>
<author><name>${escapeXml(site.name)}</name></author>
<updated>${stamp(latest[0]?.updated ?? '1970-01-01')}</updated>
${entries.join('\n')}
</feed>
`;
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};

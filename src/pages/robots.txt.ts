import type { APIRoute } from 'astro';
import { absoluteUrl } from '../urls.ts';

/** Everything may be read. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl('/sitemap.xml')}\n`);

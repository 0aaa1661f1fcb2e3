import type { APIRoute } from 'astro';
import { getCatalog } from '../lib/catalog.ts';
import { llmsIndex } from '../lib/markdown-twin.ts';

/** What the site holds, for programs that read text. */
export const GET: APIRoute = async () => new Response(llmsIndex((await getCatalog()).tools));

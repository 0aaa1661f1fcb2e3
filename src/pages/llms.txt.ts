import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { llmsIndex } from '../print/markdown.ts';

/** What the site holds, for programs that read text. */
export const GET: APIRoute = async () => new Response(llmsIndex((await getCatalog()).tools));

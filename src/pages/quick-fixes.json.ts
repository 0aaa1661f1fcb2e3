import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { plainText } from '../print/inline-markdown.ts';

/** Every page's quick fix as plain text, by id: what stands beside a matched log without asking for more. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  return Response.json(Object.fromEntries(errors.map(({ id, quickFix }) => [id, plainText(quickFix)])));
};

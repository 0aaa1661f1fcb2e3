import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import { serializeSearchList } from '../print/search-list.ts';

/** Titles and the words of signatures, for the search box alone; what others build on is `signatures.json`. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  return new Response(serializeSearchList(signatureEntries(errors)));
};

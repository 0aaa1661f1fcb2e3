import type { APIRoute } from 'astro';
import { serializeSignatures } from '../core/signatures/signature-index.ts';
import { getCatalog } from '../catalog/catalog.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import { dataFile } from '../print/data-file.ts';

/** Every signature, for matching and searching in the browser, in the terminal, and in other people's programs. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  return dataFile(JSON.parse(serializeSignatures(signatureEntries(errors))) as object);
};

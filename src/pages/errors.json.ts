import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { dataFile } from '../print/data-file.ts';
import { jsonSummary } from '../print/json.ts';

/** Every error page in one list. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  return dataFile({ version: 1, errors: errors.map(jsonSummary) });
};

import type { APIRoute } from 'astro';
import { getCatalog } from '../catalog/catalog.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import { createMatcher } from '../core/matching/match.ts';
import { conformance } from '../print/conformance.ts';
import { dataFile } from '../print/data-file.ts';

/** Logs with the pages that they lead to, for other people's matchers. */
export const GET: APIRoute = async () => {
  const { errors } = await getCatalog();
  return dataFile(conformance(errors, createMatcher(signatureEntries(errors))));
};

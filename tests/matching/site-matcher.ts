import path from 'node:path';
import { signatureEntries } from '../../src/catalog/signature-entries.ts';
import { createMatcher } from '../../src/core/matching/match.ts';
import { readPages } from '../../src/proof/page.ts';

/** The pages as they are in `content/`, and the matcher that readers' logs meet. */
export const { pages } = await readPages(path.join(import.meta.dirname, '../..'));
export const entries = signatureEntries(pages);
export const matcher = createMatcher(entries);

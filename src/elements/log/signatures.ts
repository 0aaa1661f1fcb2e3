import { parseSignatures } from '../../core/signatures/signature-index.ts';
import { fetchOnce } from './fetch-file.ts';

/** Every page's signatures, fetched on first use. */
export const loadSignatures = fetchOnce('/signatures.json', parseSignatures);

import { parseSignatures } from '../../core/signatures/signature-index.ts';
import type { SignatureEntry } from '../../core/signatures/types.ts';
import { fetchFile } from './fetch-file.ts';

let entries: Promise<SignatureEntry[]> | undefined;

/** Every page's signatures, fetched on first use. */
export function loadSignatures(): Promise<SignatureEntry[]> {
  entries ??= fetchSignatures();
  // A failed load is tried again the next time.
  entries.catch(() => (entries = undefined));
  return entries;
}

async function fetchSignatures(): Promise<SignatureEntry[]> {
  return parseSignatures(await (await fetchFile('/signatures.json')).text());
}

import type { Signature, SignatureEntry } from './types.ts';

/** The form of `signatures.json`; it grows only by members that readers may ignore, else the version changes. */
export const SIGNATURES_VERSION = 1;

/** A page in `signatures.json`: a signature without `needs` is its template alone, and empty members are left out. */
type Page = Omit<SignatureEntry, 'signatures'> & { signatures: (string | Signature)[] };

/** The JSON of `signatures.json`, pages in order of their ids. */
export function serializeSignatures(entries: SignatureEntry[]): string {
  const pages = entries.map(({ id, title, signatures, unless, outranks }): Page => {
    const short = signatures.map(({ template, needs }) => (needs?.length ? { template, needs } : template));
    return {
      id,
      title,
      signatures: short,
      ...(unless?.length && { unless }),
      ...(outranks?.length && { outranks }),
    };
  });
  pages.sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify({ version: SIGNATURES_VERSION, pages });
}

/** Reads what serializeSignatures wrote; throws an Error when it is of another version. */
export function parseSignatures(json: string): SignatureEntry[] {
  const { version, pages } = JSON.parse(json) as { version: number; pages: Page[] };
  if (version !== SIGNATURES_VERSION) {
    throw new Error(
      `signatures.json has version ${version}, but version ${SIGNATURES_VERSION} is needed. Load the page again.`,
    );
  }
  return pages.map((page) => ({
    ...page,
    signatures: page.signatures.map((signature) =>
      typeof signature === 'string' ? { template: signature } : signature,
    ),
  }));
}

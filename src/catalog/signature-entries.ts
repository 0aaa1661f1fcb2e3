import type { SignatureEntry } from '../core/signatures/types.ts';
import type { ErrorData } from '../schema/error.ts';

type Page = { id: string } & Pick<ErrorData, 'title' | 'signatures' | 'unless' | 'related'>;

/** What the matcher needs of every page; a page outranks those that it leads to. */
export function signatureEntries(pages: Page[]): SignatureEntry[] {
  const outranks = new Map<string, Set<string>>(pages.map(({ id }) => [id, new Set()]));
  for (const page of pages) {
    for (const { id, kind } of page.related) {
      if (kind === 'leads-to') outranks.get(page.id)?.add(id);
      if (kind === 'caused-by') outranks.get(id)?.add(page.id);
    }
  }
  return pages.map(({ id, title, signatures, unless }) => ({
    id,
    title,
    signatures: signatures.map(({ template, needs }) => ({ template, ...(needs?.length && { needs }) })),
    ...(unless?.length && { unless }),
    outranks: [...(outranks.get(id) ?? [])].toSorted(),
  }));
}

import { createSearch, searchPages, type SearchIndex } from '../core/search.ts';
import { parseTemplate, templateText } from '../core/template.ts';
import type { SignatureEntry } from '../core/types.ts';
import type { Result } from './result-list.ts';
import { loadSignatures } from './signatures.ts';

interface Loaded {
  index: SearchIndex;
  byId: Map<string, SignatureEntry>;
}

let loaded: Loaded | undefined;

/** Pages whose title or signature has the words of the query, best first, with a score each. */
export async function searchSignatures(query: string): Promise<(Result & { score: number })[]> {
  if (!loaded) {
    loaded = prepare(await loadSignatures());
    // The page may answer the reader before the first search and its results are worked out.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const { index, byId } = loaded;
  return searchPages(index, query).flatMap(({ id, score }) => {
    const entry = byId.get(id);
    return entry ? [{ ...resultOf(entry), score }] : [];
  });
}

function prepare(entries: SignatureEntry[]): Loaded {
  return { index: createSearch(entries), byId: new Map(entries.map((entry) => [entry.id, entry])) };
}

function resultOf({ id, title, signatures }: SignatureEntry): Result {
  const [first] = signatures;
  return {
    url: `/errors/${id}/`,
    title,
    signature: first ? templateText(parseTemplate(first.template)) : '',
  };
}

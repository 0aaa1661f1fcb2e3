import type { SearchEntry } from '../../core/signatures/search.ts';
import { fetchOnce } from '../log/fetch-file.ts';

/** A page's first signature as results show it, then the words of each further one. */
type Row = [id: string, title: string, ...texts: string[]];

/** Every page as the search needs it, in the order of `pagefind/fragments.json`; fetched on first use. */
export const loadSearchList = fetchOnce('/search.txt', parseSearchList);

/** Reads what `src/print/search-list.ts` wrote. @internal Its test calls it. */
export function parseSearchList(text: string): SearchEntry[] {
  return text.split('\n\n').map((page) => {
    const [id, title, ...texts] = page.split('\n') as Row;
    return { id, title, signatures: texts.map((template) => ({ template })) };
  });
}

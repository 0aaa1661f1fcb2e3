import { searchText } from './full-text.ts';
import type { Result } from './result-list.ts';

/** Finds pages for a line of text. `filters` hold the names of an area or a tool. */
export async function search(query: string, filters: Record<string, string> = {}): Promise<Result[]> {
  return searchText(query, filters);
}

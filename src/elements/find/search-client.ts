import { searchText } from './full-text.ts';
import type { Result } from './result-list.ts';
import { nextTask, searchSignatures } from './signature-search.ts';

/** What a search is narrowed to. */
export interface Filters {
  /** Id of an area. */
  area?: string;
  /** Id of a tool. */
  tool?: string;
  /** Ids of the tools that stand in the area. */
  toolsOfArea?: string[];
}

/** A signature that has at least this share of the best one's score is a hit; the rest follow the full text. */
const STRONG = 0.5;

/**
 * Finds pages for a line of text. `show` is called with the signatures' hits as soon as they are there,
 * and again with the full text's added. Throws when neither could be loaded.
 */
export async function search(
  query: string,
  filters: Filters,
  show: (results: Result[], isDone: boolean) => void,
): Promise<void> {
  const { area, tool } = filters;
  const known = await searchSignatures(query).catch(() => undefined);
  const hits = (known?.hits ?? []).filter(({ url }) => isWanted(url, filters));
  const best = hits[0]?.score ?? 0;
  const strong = hits.filter(({ score }) => score >= best * STRONG);
  if (strong.length > 0) {
    show(strong, false);
    // They are read while the rest is fetched.
    await nextTask();
  }
  const words = known?.words ?? query.split(/\s+/);
  const found = await searchText(words, { ...(area && { area }), ...(tool && { tool }) }).catch(
    (error: unknown) => {
      if (!known) throw error;
      return [];
    },
  );
  const all = new Map([...strong, ...found, ...hits].map((result) => [result.url, result]));
  show([...all.values()], true);
}

function isWanted(url: string, { area, tool, toolsOfArea = [] }: Filters): boolean {
  const own = url.split('/')[2] ?? '';
  return tool ? own === tool : !area || toolsOfArea.includes(own);
}

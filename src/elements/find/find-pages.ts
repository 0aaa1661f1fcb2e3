import { countResults, type Result } from './result-list.ts';
import { search, type Filters } from './search-client.ts';

/** What to find pages for. */
export interface Question {
  /** What stands in the box. */
  text: string;
  /** The whole text, when it was not typed. */
  given: string | undefined;
  filters?: Filters;
  /** How many results to show. */
  most?: number;
  /** Takes the pages that a given text names, instead of showing them; whether it did. */
  take?: (results: Result[]) => Promise<boolean>;
}

/** Finds pages: a given text is read on the device, typed words are searched. A failure is a sentence, too. */
export async function findPages(
  { text, given, filters = {}, most = Infinity, take }: Question,
  show: (results: Result[], status: string) => void,
): Promise<void> {
  try {
    if (given !== undefined) {
      // Loaded when the box was turned to; who types is spared it.
      const { readPasted, sayReading } = await import('./pasted-text.ts');
      const reading = await readPasted(given);
      if (reading.isExact && (await take?.(reading.results))) return;
      return show(reading.results.slice(0, most), sayReading(reading));
    }
    await search(text.trim(), filters, (results, isDone) => {
      const shown = results.slice(0, most);
      show(shown, isDone ? countResults(shown.length) : '');
    });
  } catch {
    show([], 'Search could not be loaded. The list of all errors works without it.');
  }
}

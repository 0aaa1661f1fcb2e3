import { splitTemplate } from '../core/signatures/template-parts.ts';
import { parseTemplate, templateText } from '../core/signatures/template.ts';
import type { SignatureEntry } from '../core/signatures/types.ts';
import { splitWords } from '../core/signatures/word-weights.ts';

/**
 * The text of `search.txt`, all that the search box fetches of the pages: their ids, titles and first signatures as results
 * show them, a line each, then the words of each further signature. A blank line ends a page; they stand in order of their ids.
 */
export function serializeSearchList(entries: SignatureEntry[]): string {
  const pages = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return pages.map(linesOf).join('\n\n');
}

function linesOf({ id, title, signatures }: SignatureEntry): string {
  const [first, ...others] = signatures.map(({ template }) => template);
  const words = new Set(others.map(wordsOf));
  if (first !== undefined) words.delete(wordsOf(first));
  const shown = first === undefined ? '' : templateText(parseTemplate(first)).replace(/\s+/g, ' ');
  return [id, title, shown, ...words].join('\n');
}

/** The different words outside holes, as the search splits them. */
function wordsOf(template: string): string {
  const text = splitTemplate(template).filter((part) => typeof part === 'string');
  return [...new Set(splitWords(text.join(' ')))].join(' ');
}

import { closest } from 'fastest-levenshtein';

/** Which page may have been meant by an id that no page has. */
export function nearestPage(id: string, pages: { id: string }[]): string {
  return `The nearest one is ${closest(
    id,
    pages.map((page) => page.id),
  )}.`;
}

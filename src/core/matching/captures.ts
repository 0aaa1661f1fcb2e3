import type { Place } from './match.ts';

/** What a match's places name, together. A heading of the same error often stands first and names nothing; the first place that names a thing counts. */
export function mergeCaptures(places: Place[]): Record<string, string> {
  return Object.assign({}, ...places.map(({ captures }) => captures).reverse()) as Record<string, string>;
}

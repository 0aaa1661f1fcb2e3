import type { MatchPlace } from './match.ts';

/** What a match's places name, together. A heading of the same error often stands first and names nothing; the first place that names a thing counts. */
export function mergeCaptures(places: MatchPlace[]): Record<string, string> {
  return Object.fromEntries(places.toReversed().flatMap(({ captures }) => Object.entries(captures)));
}

import { mergeCaptures } from '../core/matching/captures.ts';
import { createMatcher, matchLog } from '../core/matching/match.ts';
import type { SignatureEntry } from '../core/signatures/types.ts';

/** A page that a log names, with the values that its message carries. */
export type Named = { id: string; captures: Record<string, string> };

/** Names the pages whose error stands in a log, the likeliest first. */
export type Matcher = (log: string) => Named[];

/** Compiles the signatures of all pages once, with the matcher that readers' logs meet. */
export function compileMatcher(entries: SignatureEntry[]): Matcher {
  const matcher = createMatcher(entries);
  return (log) => matchLog(matcher, log).map(({ id, places }) => ({ id, captures: mergeCaptures(places) }));
}

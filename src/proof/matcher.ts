import { parseTemplate } from '../core/template.ts';
import type { SignatureEntry } from '../core/types.ts';
import { templatePattern } from './outcome.ts';

/** A page that a log names, with the values that its message carries. */
export type Named = { id: string; captures: Record<string, string> };

/** Names the pages whose error stands in a log, the likeliest first. */
export type Matcher = (log: string) => Named[];

/** Compiles the signatures of all pages once. */
export function compileMatcher(entries: SignatureEntry[]): Matcher {
  const compiled = entries.map((entry) => ({
    entry,
    signatures: entry.signatures.map(({ template, needs = [] }) => ({
      pattern: templatePattern(parseTemplate(template)),
      weight: template.length,
      needs,
    })),
  }));
  return (log) => {
    const text = log.toLowerCase();
    return compiled
      .filter(({ entry }) => !entry.unless?.some((word) => text.includes(word.toLowerCase())))
      .flatMap(({ entry, signatures }) => {
        const hits = signatures.flatMap(({ pattern, weight, needs }) => {
          const found = pattern.exec(log);
          const met = needs.every((need) =>
            need.split('|').some((word) => text.includes(word.toLowerCase())),
          );
          return found && met ? [{ weight: weight + 20 * needs.length, captures: { ...found.groups } }] : [];
        });
        const best = hits.sort((a, b) => b.weight - a.weight)[0];
        return best ? [{ entry, ...best }] : [];
      })
      .sort((a, b) => rank(b.entry, a.entry) - rank(a.entry, b.entry) || b.weight - a.weight)
      .map(({ entry, captures }) => ({ id: entry.id, captures }));
  };
}

function rank(entry: SignatureEntry, other: SignatureEntry): number {
  return Number(entry.outranks?.includes(other.id) ?? false);
}

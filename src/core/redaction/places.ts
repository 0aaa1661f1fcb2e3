import { findAll, type Find } from './find.ts';
import { SECRET_PLACES } from './secret-places.ts';

/** Where the groups of a pattern stand. */
type Groups = Record<string, [start: number, end: number] | undefined>;

/** Secrets that are known by their place, and what names a person. */
export function findPlaced(text: string): Find[] {
  return SECRET_PLACES.flatMap(({ kind, label, pattern, accepts, suffix = '' }) =>
    findAll(pattern, text).flatMap((found): Find[] => {
      const { secret, secret2, secret3, more } = found.indices?.groups as Groups;
      const [start, last] = (secret ?? secret2 ?? secret3) as [number, number];
      const end = more?.[1] ?? withoutStop(text, start, last);
      return !accepts || accepts(text.slice(start, end)) ? [{ start, end, kind, label, suffix }] : [];
    }),
  );
}

const STOP = /(?<=.)[.,:;!?)\]}*]{1,5}$/;
const LONGEST_STOP = 6;

/** Where a secret ends: what ends the sentence is no part of it, but may be one of a message. */
export function withoutStop(text: string, start: number, end: number): number {
  const stop = STOP.exec(text.slice(Math.max(start, end - LONGEST_STOP), end))?.[0] ?? '';
  return end - stop.length;
}

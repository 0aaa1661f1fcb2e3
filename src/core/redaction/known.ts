import { findAll, type Find } from './find.ts';
import { SECRET_KINDS } from './secret-kinds.ts';

/** None is shorter than the lookahead says, most words of a log are. */
const KNOWN = new RegExp(
  String.raw`(?<![A-Za-z0-9_])(?=[\w.+/=~:$-]{20})(?:${SECRET_KINDS.map(({ pattern }) => `(${pattern})`).join('|')})(?<!\.)(?![A-Za-z0-9])`,
  'g',
);

/** Secrets that are known by their look alone. */
export function findKnown(text: string): Find[] {
  return findAll(KNOWN, text).map((found) => {
    const group = found.findIndex((part, index) => index > 0 && part !== undefined);
    const { name: kind } = SECRET_KINDS[group - 1] as (typeof SECRET_KINDS)[number];
    return { start: found.index, end: found.index + found[0].length, kind, label: 'token' };
  });
}

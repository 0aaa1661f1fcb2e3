import { listLiterals } from '../../../src/core/matching/pattern.ts';
import type { Matcher } from '../../../src/core/matching/match.ts';
import type { SignatureEntry } from '../../../src/core/signatures/types.ts';

type Candidate = Matcher['candidates'][number];
type Pattern = Candidate['pattern'];
type Anchor = NonNullable<ReturnType<Matcher['scan']['anchors']['get']>>[number];

/** A compiled matcher as JSON: compiling every signature would take longer than everything else that a call does. */
interface Packed {
  candidates: { entry: number; index: number; pattern: Pattern; bonus: number }[];
  /** The bits that are set, of `size`, and the anchors by what they are found by. */
  scan: { size: number; set: [at: number, bits: number][]; shift: number; anchors: [number, Anchor[]][] };
}

/** Writes a compiled matcher on one line; `entries` are those that it was made from. */
export function serializeMatcher({ candidates, scan }: Matcher, entries: SignatureEntry[]): string {
  const packed: Packed = {
    candidates: candidates.map(({ entry, index, pattern, bonus }) => ({
      entry: entries.indexOf(entry),
      ...{ index, pattern, bonus },
    })),
    scan: {
      size: scan.bits.length,
      set: [...scan.bits.entries()].filter(([, bits]) => bits !== 0),
      shift: scan.shift,
      anchors: [...scan.anchors],
    },
  };
  return JSON.stringify(packed);
}

/** Reads what serializeMatcher wrote, for the same entries in the same order. */
export function parseMatcher(json: string, entries: SignatureEntry[]): Matcher {
  const { candidates, scan } = JSON.parse(json) as Packed;
  const bits = new Uint32Array(scan.size);
  for (const [at, value] of scan.set) bits[at] = value;
  return {
    candidates: candidates.map(({ entry, pattern, ...rest }) => ({
      ...rest,
      entry: entries[entry] as SignatureEntry,
      // JSON has no `undefined`.
      pattern: { ...pattern, gaps: pattern.gaps.map((gap) => gap ?? undefined) },
      literals: listLiterals(pattern.pieces).filter(({ piece }) => piece < pattern.required),
    })),
    scan: { bits, shift: scan.shift, anchors: new Map(scan.anchors) },
  };
}

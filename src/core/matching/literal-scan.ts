import { fold, isBreak, isSeparator, QUOTE } from '../log/fold.ts';

/** A stretch of five characters by which something is found: where in which of its texts it stands. */
export type Anchor = { owner: number; text: number; offset: number };

/** Finds the anchors of any number of owners in one pass: a bit table lets hardly any other position through. */
export type LiteralScan = { bits: Uint32Array; shift: number; anchors: Map<number, Anchor[]> };

const GRAM = 5;
const MASK = 2 ** (6 * GRAM) - 1;
const NEWLINE = 10;

/** Chooses for each owner the five characters that are rarest among all texts; each owner needs one text with as many on a line. */
export function createLiteralScan(owners: string[][]): LiteralScan {
  const counts = new Map<number, number>();
  for (const texts of owners) {
    for (const text of texts) eachGram(text, (gram) => counts.set(gram, (counts.get(gram) ?? 0) + 1));
  }
  const anchors: LiteralScan['anchors'] = new Map();
  owners.forEach((texts, owner) => {
    let rarest = Infinity;
    let best = 0;
    let anchor: Anchor | undefined;
    texts.forEach((text, index) =>
      eachGram(text, (gram, offset, plain) => {
        const count = (counts.get(gram) as number) * 8 + plain;
        if (count >= rarest) return;
        rarest = count;
        best = gram;
        anchor = { owner, text: index, offset };
      }),
    );
    if (anchor) anchors.set(best, [...(anchors.get(best) ?? []), anchor]);
  });
  const shift = 32 - Math.max(10, Math.ceil(Math.log2(anchors.size + 1)) + 6);
  const bits = new Uint32Array(2 ** (32 - shift - 5));
  for (const gram of anchors.keys()) {
    const slot = hash(gram, shift);
    bits[slot >>> 5] = (bits[slot >>> 5] as number) | (1 << (slot & 31));
  }
  return { bits, shift, anchors };
}

/** Calls `found` for each anchor in the text with the index of the anchor's last character, in order. */
export function scanLiterals(
  scan: LiteralScan,
  codes: Uint16Array,
  found: (anchor: Anchor, last: number) => void,
): void {
  const { bits, shift, anchors } = scan;
  const visit = (gram: number, at: number) => {
    const slot = hash(gram, shift);
    if ((bits[slot >>> 5] as number) & (1 << (slot & 31))) {
      for (const anchor of anchors.get(gram) ?? []) found(anchor, at);
    }
  };
  let gram = 0;
  // The same without the last line break, as long as the two differ.
  let joined = 0;
  let broken = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (isBreak(code)) {
      joined = gram;
      broken = GRAM;
    } else if (broken) {
      broken--;
      joined = ((joined << 6) | (fold[code] as number)) & MASK;
      visit(joined, at);
    }
    gram = ((gram << 6) | (fold[code] as number)) & MASK;
    visit(gram, at);
  }
}

function hash(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}

/** Walks over a text's stretches that cross no line; `plain` counts the characters in them that are common everywhere. */
function eachGram(text: string, visit: (gram: number, offset: number, plain: number) => void): void {
  let gram = 0;
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    gram = ((gram << 6) | (fold[code] as number)) & MASK;
    length = code === NEWLINE ? 0 : length + 1;
    // The space that may follow is no part of a stretch.
    if (isSeparator(code) && (at === 0 || fold[text.charCodeAt(at - 1)] === QUOTE)) length = 0;
    if (length >= GRAM) {
      const plain = text.slice(at - GRAM + 1, at + 1).match(/[aeinorst ]/g)?.length ?? 0;
      visit(gram, at, plain);
    }
  }
}

import { findAssigned } from './assigned.ts';
import { partsOf, settleOverlaps, type Find } from './find.ts';
import { findKeyBlocks } from './key-blocks.ts';
import { findKnown } from './known.ts';
import { findPlaced } from './places.ts';
import { findRandom } from './random-strings.ts';
import { readAll } from './view.ts';

/** A secret that was replaced: what it was, by what, and where it stood in the original; never the secret itself. */
export type Replacement = { kind: string; placeholder: string; start: number; end: number };

/** A text in which secrets are numbered placeholders; the same secret has the same number everywhere. Lines stay lines. */
export type Redacted = { text: string; replaced: Replacement[] };

type Place = [start: number, end: number];
type Written = Replacement & { suffix: string };

/** A part of a find, and the whole secret. */
type Part = Find & { secret: string };

/** What one replacement uncovers is found in the next round; a text that needs more of them was made for it. */
const MOST_ROUNDS = 8;

/** Replaces secrets and what names a person; never throws, linear in the text, and a second run changes nothing. */
export function redact(text: string): Redacted {
  const placeholderOf = createNumbering();
  let replaced: Written[] = [];
  let clean = { text, places: undefined as Place[] | undefined };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parts = findParts(clean.text, clean.places);
    if (!parts.length) break;
    const toSource = createSourceMap(replaced);
    const fresh = parts.map((part) => ({
      kind: part.kind,
      placeholder: placeholderOf(part),
      suffix: part.suffix ?? '',
      start: toSource(part.start),
      end: toSource(part.end),
    }));
    replaced = [...replaced, ...fresh].sort((a, b) => a.start - b.start);
    clean = write(text, replaced);
  }
  return {
    text: clean.text,
    replaced: replaced.map(({ kind, placeholder, start, end }) => ({ kind, placeholder, start, end })),
  };
}

/** What is to be replaced in a text, in order: within lines, and nothing that is replaced already. */
function findParts(text: string, places?: Place[]): Part[] {
  const finds = readAll(text, places).flatMap(({ text: read, toSource }) => {
    const { finds: keys, isPublic } = findKeyBlocks(read);
    return [
      ...findKnown(read),
      ...keys,
      ...findPlaced(read),
      ...findAssigned(read),
      ...findRandom(read, isPublic),
    ].map((find): Find => {
      const [start, end] = toSource(find.start, find.end);
      return { ...find, start, end };
    });
  });
  return settleOverlaps(finds).flatMap((find) => {
    const parts = partsOf(text, find);
    const secret = parts.map(([start, end]) => text.slice(start, end)).join('');
    return parts.map(([start, end]) => ({ ...find, start, end, secret }));
  });
}

/** Gives a secret its placeholder, the same secret the same one. */
function createNumbering(): (part: Part) => string {
  const placeholders = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ secret, label }) => {
    let placeholder = placeholders.get(secret);
    if (!placeholder) {
      const number = (counts.get(label) ?? 0) + 1;
      counts.set(label, number);
      placeholder = `<${label}-${number}>`;
      placeholders.set(secret, placeholder);
    }
    return placeholder;
  };
}

/** Tells for rising places outside the placeholders where they stand in the original. */
function createSourceMap(replaced: Written[]): (at: number) => number {
  let index = 0;
  /** By how much the original is longer up to here. */
  let delta = 0;
  return (at) => {
    for (let next = replaced[index]; next && next.start - delta < at; next = replaced[++index])
      delta += next.end - next.start - next.placeholder.length - next.suffix.length;
    return at + delta;
  };
}

/** The text with its placeholders, and where they stand in it. */
function write(text: string, replaced: Written[]): { text: string; places: Place[] } {
  const pieces: string[] = [];
  const places: Place[] = [];
  let end = 0;
  let length = 0;
  for (const { start, end: next, placeholder, suffix } of replaced) {
    pieces.push(text.slice(end, start), placeholder, suffix);
    const place = length + start - end;
    length = place + placeholder.length + suffix.length;
    places.push([place, length]);
    end = next;
  }
  return { text: pieces.join('') + text.slice(end), places };
}

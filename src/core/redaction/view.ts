import { ENTITIES } from '../log/entities.ts';
import { createWrapTest } from '../log/wraps.ts';

/** A text read in another way: `toSource` tells where a stretch of it stands in the text that it was made from. */
type View = { text: string; toSource: (start: number, end: number) => [start: number, end: number] };

/** A change of one stretch of the source. */
type Edit = { start: number; end: number; text: string };

const ANSI = /(?:\x1b|\^\[|\\{1,4}(?:u001b|x1b|033|e))?\[\d{0,3}(?:;\d{1,3}){0,8}m/gi;
const ESCAPE =
  /\\(?:u00([2-7][\da-fA-F])|(["'\\/nrt]))|%([2-7][\da-fA-F])|&(?:(amp|quot|lt|gt|apos|nbsp)|#(\d{2,5})|#x([\da-fA-F]{2,4}));/g;
const CHARACTERS: Record<string, string> = { n: '\n', r: ' ', t: '\t', ...ENTITIES };
/** Secrets in JSON in JSON in JSON are read; deeper ones are nobody's. */
const MOST_LAYERS = 3;
/** Rules look no further than so many lines. */
const NEAR = 8;

/**
 * The ways in which a text is read, each linear in it: without colours, that unwrapped, and both with one layer of escapes after
 * another taken off. With `places`, which rise, only lines near them are read plainly: the others say what they said before.
 */
export function readAll(source: string, places?: [start: number, end: number][]): View[] {
  const plain = withoutColours(source);
  const unwrapped = unwrap(plain.text);
  const near = places ? keepNear(source, places) : undefined;
  const first = near ? nest(near, withoutColours(near.text)) : plain;
  return [first, ...(unwrapped ? [nest(plain, unwrapped)] : [])].flatMap((view) => {
    const views = [view];
    for (let last = view; views.length <= MOST_LAYERS;) {
      const next = unescapeLines(last.text);
      if (!next) break;
      last = nest(last, next);
      views.push(last);
    }
    return views;
  });
}

function withoutColours(source: string): View {
  const edits: Edit[] = [];
  ANSI.lastIndex = 0;
  for (let found = ANSI.exec(source); found; found = ANSI.exec(source))
    edits.push({ start: found.index, end: ANSI.lastIndex, text: '' });
  return edits.length ? edit(source, edits) : wholeOf(source);
}

/** The lines that hold escapes, with each read once; undefined when there are none. */
function unescapeLines(source: string): View | undefined {
  const lines = createLineEditor(source);
  ESCAPE.lastIndex = 0;
  for (let found = ESCAPE.exec(source); found; found = ESCAPE.exec(source)) {
    const [, unicode, control, percent, entity, decimal, hex] = found;
    const named = control ?? entity;
    const code = parseInt(unicode ?? percent ?? hex ?? '', 16) || Number(decimal);
    const text = named ? (CHARACTERS[named] ?? named) : String.fromCharCode(code);
    lines.change({ start: found.index, end: ESCAPE.lastIndex, text });
  }
  return lines.finish();
}

/** The lines that a terminal may have broken, whole again; undefined when there are none. */
function unwrap(source: string): View | undefined {
  const findWrap = createWrapTest(source);
  const lines = createLineEditor(source);
  let lineStart = 0;
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    const end = source[at - 1] === '\r' ? at - 1 : at;
    const onward = findWrap(lineStart, end, at + 1);
    if (onward >= 0) lines.change({ start: end, end: onward, text: '' });
    lineStart = at + 1;
  }
  return lines.finish();
}

/** The lines around some places. */
function keepNear(source: string, places: [start: number, end: number][]): View {
  const lines = createLineEditor(source);
  const breaks: number[] = [];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) breaks.push(at);
  let before = 0;
  for (const [start, end] of places) {
    while ((breaks[before] ?? source.length) < start) before++;
    lines.keep(breaks[before - NEAR] ?? 0, Math.max(end, breaks[before + NEAR] ?? source.length));
  }
  return lines.finish() ?? wholeOf(source);
}

/** Makes changes, whose places rise, and drops all lines that are neither changed nor kept. */
function createLineEditor(source: string) {
  const edits: Edit[] = [];
  let keptTo = 0;
  /** Keeps the lines from one that holds `start` to one that holds `end`. */
  const keep = (start: number, end: number) => {
    if (start >= keptTo) {
      const lineStart = start > 0 ? source.lastIndexOf('\n', start - 1) + 1 : 0;
      if (lineStart > keptTo) edits.push({ start: keptTo, end: lineStart, text: '\n' });
    }
    if (end < keptTo) return;
    const lineEnd = source.indexOf('\n', end);
    keptTo = lineEnd < 0 ? source.length : lineEnd;
  };
  const change = (one: Edit) => {
    keep(one.start, one.end);
    edits.push(one);
  };
  const finish = (): View | undefined => {
    if (!edits.length) return undefined;
    if (keptTo < source.length) edits.push({ start: keptTo, end: source.length, text: '' });
    return edit(source, edits);
  };
  return { keep, change, finish };
}

/** Makes the changes, which stand in order, and remembers where everything was. */
function edit(source: string, edits: Edit[]): View {
  const parts: string[] = [];
  /** Where each change begins in the new text. */
  const places = new Int32Array(edits.length);
  let at = 0;
  let length = 0;
  for (const [index, { start, end, text }] of edits.entries()) {
    parts.push(source.slice(at, start), text);
    places[index] = length + start - at;
    length += start - at + text.length;
    at = end;
  }
  parts.push(source.slice(at));
  /** Where the character at a place stands, or with `isEnd` where the one before it ends. */
  const find = (place: number, isEnd: boolean): number => {
    let low = -1;
    for (let high = edits.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((places[middle] as number) + (isEnd ? 1 : 0) <= place) low = middle;
      else high = middle - 1;
    }
    const last = edits[low];
    if (!last) return place;
    const behind = place - (places[low] as number) - last.text.length;
    if (behind < 0 && !isEnd) return last.start;
    return last.end + Math.max(0, behind);
  };
  return { text: parts.join(''), toSource: (start, end) => [find(start, false), find(end, true)] };
}

function wholeOf(source: string): View {
  return { text: source, toSource: (start, end) => [start, end] };
}

function nest(outer: View, inner: View): View {
  return {
    text: inner.text,
    toSource: (start, end) => outer.toSource(...inner.toSource(start, end)),
  };
}

import { fold, QUOTE, SOFT_BREAK } from './fold.ts';

/** A log without what tools and terminals put around messages; `codes` are its UTF-16 codes. */
export type NormalText = {
  codes: Uint16Array;
  /** Where the character at this index of `codes` stands in the original. */
  toOriginal: (index: number) => number;
};

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BACKSLASH = 92;

const ANSI =
  /(?:\x1b|\x9b|\^\[|\\u001b|\\x1b|\\033|\\e(?=\[))(?:(?:(?<=\x9b)|\[)[0-?]{0,64}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)?|(?<=\x1b)[ -/]{0,4}[0-~])?/iy;
const BARE_COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,8}m/y;
const NPM_ERROR = /npm error(?= |$)/iy;
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;

const DATE = String.raw`\d{4}[-/.]\d\d[-/.]\d\d`;
const TIME = String.raw`\d\d?:\d\d:\d\d(?:[.,]\d{1,9})?`;
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?`;
const PREFIX = new RegExp(
  [
    String.raw`[[(]?(?:${DATE}[T ]${TIME}|${TIME}(?: [AP]M)?)${ZONE}[\])]?(?=[ \t:|]):?`,
    String.raw`[A-Z][a-z]{2} [ \d]\d ${TIME}(?= )`,
    String.raw`\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d ${TIME} \d{4}\]`,
    String.raw`\[ {0,8}\d{1,9}\.\d{3,6}\](?= )`,
    String.raw`[\w.-]{1,60}[-_]\d{1,4} {1,40}\|(?= )`,
    String.raw`\d{1,3}\|[\w.-]{1,40} {1,40}\|(?= )`,
    String.raw`#\d{1,4}(?: \d{1,6}\.\d{1,3})?(?= )`,
    String.raw`##\[[a-z]{1,12}\]`,
    'remote:(?= )',
    '>(?= )',
    '[|│┃║](?= )',
  ].join('|'),
  'y',
);

/**
 * Takes colours, timestamps and the prefixes of CI and log collectors off, folds white space, unfolds JSON escapes and marks
 * the places where a terminal may have wrapped. Never longer than the source; quotation marks stay as they are.
 */
export function normalize(source: string, wraps = true): NormalText {
  const codes = new Uint16Array(source.length);
  const map = createOffsetMap();
  const width = wraps ? findWrapWidth(source) : -1;
  let length = 0;
  let at = 0;
  let breaks = 0;
  let spaceAt = -1;
  let lineStart = 0;
  let atStart = true;
  let escapedUntil = 0;
  let escaped = false;

  const emit = (code: number, from: number) => {
    map.add(length, from);
    codes[length++] = code;
  };
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const flushSpace = () => {
    if (breaks && length) for (let count = Math.min(breaks, 2); count; count--) emit(NEWLINE, spaceAt);
    else if (length && !breaks && !followsKey(codes, length)) emit(SPACE, spaceAt);
    breaks = 0;
    spaceAt = -1;
  };
  const addBreak = () => {
    if (spaceAt < 0) spaceAt = at;
    breaks++;
    atStart = true;
  };

  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === SPACE || code === 9 || code === 160) {
      if (spaceAt < 0) spaceAt = at;
      at++;
      continue;
    }
    if (code === NEWLINE || code === RETURN) {
      const end = at;
      while (source.charCodeAt(at) === RETURN) at++;
      if (source.charCodeAt(at) === NEWLINE) at++;
      if (end - lineStart === width && spaceAt < 0 && source.charCodeAt(at) > SPACE) {
        emit(SOFT_BREAK, end);
        atStart = true;
      } else {
        if (spaceAt < 0) spaceAt = end;
        addBreak();
      }
      lineStart = at;
      continue;
    }
    if ((code === 27 || code === 155 || code === 94 || code === BACKSLASH) && skip(ANSI)) continue;
    if (code === 91 && skip(BARE_COLOUR)) continue;
    if (atStart && skip(PREFIX)) continue;
    atStart = false;
    if ((code < SPACE || code > 126) && INVISIBLE.test(source[at] as string)) {
      at++;
      continue;
    }
    if (code === BACKSLASH) {
      if (at >= escapedUntil) {
        const end = source.indexOf('\n', at);
        escapedUntil = end < 0 ? source.length : end;
        escaped = isEscaped(source.slice(lineStart, escapedUntil));
      }
      if (escaped) {
        const from = at;
        while (source.charCodeAt(at) === BACKSLASH) at++;
        const next = source[at] ?? '';
        if (/["'/]/.test(next)) continue;
        if ((at - from) % 2 && /[nrt]/.test(next)) {
          if (next === 't') spaceAt = spaceAt < 0 ? from : spaceAt;
          else addBreak();
          at++;
          continue;
        }
        if (spaceAt >= 0) flushSpace();
        emit(BACKSLASH, from);
        continue;
      }
    }
    if (spaceAt >= 0) flushSpace();
    if ((code === 110 || code === 78) && skip(NPM_ERROR)) {
      for (const [index, char] of [...'npm ERR!'].entries()) emit(char.charCodeAt(0), at - 9 + index);
      continue;
    }
    emit(code, at++);
  }
  return { codes: codes.subarray(0, length), toOriginal: map.find };
}

/** JSON is printed with and without a space behind `"key":` and `"value",`. */
function followsKey(codes: Uint16Array, length: number): boolean {
  const last = codes[length - 1];
  return (last === 58 || last === 44) && fold[codes[length - 2] as number] === QUOTE;
}

/** A line is the inside of a JSON or source string when it has escaped quotes, or `\n` in quotes and no Windows path. */
function isEscaped(line: string): boolean {
  if (line.includes('\\"')) return true;
  const quote = line.search(/["']/);
  return quote >= 0 && line.indexOf('\\n', quote) >= 0 && !/[A-Za-z]:\\[^\\]/.test(line);
}

/** The length of the longest line when it can be a terminal's width: no line is longer, so its end may be a wrap. */
function findWrapWidth(source: string): number {
  let width = 0;
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = source.indexOf('\n', start);
    const length = (end < 0 ? source.length : end) - start - (source[end - 1] === '\r' ? 1 : 0);
    if (length > width) width = length;
  }
  return width >= 40 && width <= 400 ? width : -1;
}

/** Keeps one pair of numbers for each stretch in which normalised and original offsets run side by side. */
function createOffsetMap() {
  let starts = new Int32Array(1024);
  let originals = new Int32Array(1024);
  let count = 0;
  let delta = -1;
  return {
    add(index: number, original: number): void {
      if (original - index === delta) return;
      delta = original - index;
      if (count === starts.length) {
        starts = grow(starts);
        originals = grow(originals);
      }
      starts[count] = index;
      originals[count++] = original;
    },
    find(index: number): number {
      let low = 0;
      for (let high = count - 1; low < high;) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= index) low = middle;
        else high = middle - 1;
      }
      return count ? (originals[low] as number) + index - (starts[low] as number) : 0;
    },
  };
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

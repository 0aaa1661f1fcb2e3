import { createEscapeReader, type Escape } from './escapes.ts';
import { SOFT_BREAK } from './fold.ts';
import { BORDERS, LOG_PREFIX, readRepeated, repeatedPrefix } from './log-prefix.ts';
import {
  ANSI,
  BARE_COLOUR,
  BOLD_TAIL,
  COLOURED,
  COLOURS,
  INVISIBLE,
  JSON_TAIL,
  PLAIN,
  RIGHT_BORDER,
  TAG,
} from './marks.ts';
import { createTextWriter, type NormalText } from './text-writer.ts';
import { createWidths, createWrapTest, noWraps } from './wraps.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const ASTERISK = 42;
const LESS = 60;
const BACKSLASH = 92;
const BRACE = 123;
/** What may begin another escape, or end a line of its own: line ends, ESC, `%`, `&` and a backslash. */
const LAYERED = [NEWLINE, RETURN, 27, 37, 38, BACKSLASH];
/** What stands before the quotation mark of a string in another. */
const OPENING = [BRACE, BACKSLASH];
/** A longer text was in no terminal. */
const LONGEST_WRAPPED = 1_000_000;
/** So much of a line is looked at for a prefix in colours. */
const HEAD = 100;

/** A text with one layer taken off; `isLayered` when it may hold another. */
export type Layer = NormalText & { isLayered: boolean };

/** Takes colours, prefixes, borders and one layer of escapes off, and marks where a terminal may have wrapped. */
export function readLayer(source: string, wraps: boolean, keepsSpace: boolean): Layer {
  const writer = createTextWriter(source.length, keepsSpace);
  const readEscape = createEscapeReader(source);
  const findWrap = wraps ? createWrapTest(source) : noWraps;
  const widths = createWidths();
  let at = 0;
  let lineStart = 0;
  let lineBefore = -1;
  /** Where the line as it is shown begins, and how much of it is not shown. */
  let shownStart = 0;
  let hidden = 0;
  let hasPrefix = false;
  let hadPrefix = true;
  let repeated = '';
  let atStart = true;
  let tail: RegExp | undefined;
  let isStripped = false;
  let isLayered = false;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return false;
    hidden += pattern.lastIndex - at;
    at = pattern.lastIndex;
    isStripped = true;
    return true;
  };
  const startLine = (end: number) => {
    widths.add(end - shownStart - hidden);
    shownStart = at;
    hidden = 0;
    hadPrefix = hasPrefix;
    hasPrefix = false;
  };
  const takeLineEnd = () => {
    const end = at;
    while (source.charCodeAt(at) === RETURN) at++;
    if (source.charCodeAt(at) === NEWLINE) at++;
    startLine(end);
    const onward = findWrap(lineStart, end, at);
    if (onward >= 0) writer.softBreak(end);
    else writer.newline(end);
    lineBefore = lineStart;
    lineStart = at;
    if (onward >= 0) at = onward;
    atStart = onward < 0;
    if (tail === BOLD_TAIL) tail = undefined;
  };
  const skipRepeated = (): boolean => {
    const length = repeatedPrefix(source, at, lineBefore);
    at += length;
    return length > 0;
  };
  const takePrefix = (code: number): boolean => {
    if (!atStart) return false;
    if (!skip(LOG_PREFIX) && !(at === lineStart && skipRepeated())) {
      // What many lines repeat behind a prefix is known as one when that is gone.
      if (hasPrefix) {
        const last = repeated;
        repeated = readRepeated(source, at);
        isLayered ||= repeated !== '' && repeated === last;
      }
      return false;
    }
    writer.startLine(lineStart, !hadPrefix && !hasPrefix);
    if (source.charCodeAt(at) === SPACE) at++;
    hidden = at - shownStart;
    hasPrefix = isStripped = true;
    if (code === BRACE || code === ASTERISK) tail = code === BRACE ? JSON_TAIL : BOLD_TAIL;
    return true;
  };
  const takeColour = (): boolean => {
    if (!skip(ANSI) && !skip(BARE_COLOUR)) return false;
    if (!isLayered && !hasPrefix && at - hidden > shownStart && at - lineStart < HEAD) {
      LOG_PREFIX.lastIndex = 0;
      isLayered = LOG_PREFIX.test(source.slice(lineStart, at + HEAD).replace(COLOURS, ''));
    }
    return true;
  };
  const takeTail = (): boolean => {
    const last = writer.last();
    if (!tail || !skip(tail)) return false;
    tail = undefined;
    isLayered ||= last === ASTERISK || BORDERS.includes(String.fromCharCode(last));
    return true;
  };
  const takeEscape = (escape: Escape | undefined): boolean => {
    if (!escape) return false;
    const { code, end } = escape;
    isLayered ||= (code === QUOTE && OPENING.includes(writer.last())) || LAYERED.includes(code ?? 0);
    atStart = code === NEWLINE || code === RETURN;
    if (atStart) writer.newline(at);
    else if (code === SPACE || code === TAB) writer.space(at);
    else if (code) writer.put(code, at);
    hidden += end - at - (code ? 1 : 0);
    const from = at;
    at = end;
    if (atStart) startLine(from + 1);
    return true;
  };
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (!atStart && PLAIN[code]) writer.put(code, at++);
    else if (code === SPACE || code === TAB || code === 160) writer.space(at++);
    else if (code === NEWLINE || code === RETURN) takeLineEnd();
    else if (code === SOFT_BREAK) writer.softBreak(at++);
    else if (COLOURED.includes(code) && takeColour()) continue;
    else if (BORDERS.includes(source[at] as string) && skip(RIGHT_BORDER)) continue;
    else if (takePrefix(code)) continue;
    else if ((code === QUOTE || code === BACKSLASH || code === ASTERISK) && takeTail()) continue;
    else if ((code === LESS || code === HASH) && skip(TAG)) continue;
    else if (takeEscape(readEscape(at, lineStart, tail === JSON_TAIL))) continue;
    else {
      atStart = false;
      // The string has ended otherwise.
      if (code === QUOTE && tail === JSON_TAIL) tail = undefined;
      if ((code < SPACE || code > 126) && INVISIBLE.test(source[at] as string)) at++;
      else writer.put(code, at++);
    }
  }
  startLine(at);
  const mayWrap = wraps && isStripped && source.length < LONGEST_WRAPPED && widths.mayWrap();
  return { ...writer.finish(), isLayered: isLayered || mayWrap };
}

import { LOG_PREFIX } from './log-prefix.ts';
import { createTextWriter, type NormalText } from './text-writer.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BACKSLASH = 92;

const ANSI =
  /(?:(?:\x1b|\^\[|\\u001b|\\x1b|\\033|\\e(?=\[))\[|\x9b)[0-?]{0,64}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)?|\x1b[ -/]{0,4}[0-~]/iy;
const BARE_COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,8}m/y;
const NPM_ERROR = /npm error(?= |$)/iy;
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;

/**
 * Takes colours, timestamps and the prefixes of CI and log collectors off, folds white space, unfolds JSON escapes and marks
 * the places where a terminal may have wrapped. Never longer than the source; quotation marks stay as they are.
 */
export function normalize(source: string, wraps = true): NormalText {
  const writer = createTextWriter(source.length);
  const isEscaped = createEscapeTest(source);
  const width = wraps ? findWrapWidth(source) : -1;
  let at = 0;
  let lineStart = 0;
  let atStart = true;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const takeLineEnd = () => {
    const end = at;
    while (source.charCodeAt(at) === RETURN) at++;
    if (source.charCodeAt(at) === NEWLINE) at++;
    if (end - lineStart === width && source.charCodeAt(at) > SPACE) writer.softBreak(end);
    else writer.newline(end);
    lineStart = at;
    atStart = true;
  };
  const takeEscape = () => {
    const from = at;
    while (source.charCodeAt(at) === BACKSLASH) at++;
    const next = source[at] ?? '';
    if (/["'/]/.test(next)) return;
    if ((at - from) % 2 === 0 || !/[nrt]/.test(next)) writer.put(BACKSLASH, from);
    else {
      at++;
      if (next === 't') writer.space(from);
      else writer.newline(from);
      atStart = next !== 't';
    }
  };

  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === SPACE || code === TAB || code === 160) writer.space(at++);
    else if (code === NEWLINE || code === RETURN) takeLineEnd();
    else if ((code === 27 || code === 155 || code === 94 || code === BACKSLASH) && skip(ANSI)) continue;
    else if (code === 91 && skip(BARE_COLOUR)) continue;
    else if (atStart && skip(LOG_PREFIX)) continue;
    else {
      atStart = false;
      if ((code < SPACE || code > 126) && INVISIBLE.test(source[at] as string)) at++;
      else if (code === BACKSLASH && isEscaped(at, lineStart)) takeEscape();
      else if ((code === 110 || code === 78) && skip(NPM_ERROR)) writer.write('npm ERR!', at - 9);
      else writer.put(code, at++);
    }
  }
  return writer.finish();
}

/** Tests lines as they come: a line is the inside of a JSON or source string when it has escaped quotes, or `\n` in quotes and no Windows path. */
function createEscapeTest(source: string): (at: number, lineStart: number) => boolean {
  let until = 0;
  let escaped = false;
  return (at, lineStart) => {
    if (at >= until) {
      const end = source.indexOf('\n', at);
      until = end < 0 ? source.length : end;
      const line = source.slice(lineStart, until);
      const quote = line.search(/["']/);
      escaped =
        line.includes('\\"') || (quote >= 0 && line.includes('\\n', quote) && !/[A-Za-z]:\\[^\\]/.test(line));
    }
    return escaped;
  };
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

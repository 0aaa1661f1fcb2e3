import {
  createDepthTest,
  createUrlTest,
  readBackslash,
  readEntity,
  readPercent,
  type Escape,
} from './escapes.ts';
import { BORDERS, LOG_PREFIX, repeatedPrefix } from './log-prefix.ts';
import { createTextWriter, type NormalText } from './text-writer.ts';
import { createWrapTest, noWraps } from './wraps.ts';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const PERCENT = 37;
const AMPERSAND = 38;
/** `%`, `&`, `+` and `=`. */
const URL_MARKS = [37, 38, 43, 61];
const LESS = 60;
const BACKSLASH = 92;

const ANSI_TEXT = String.raw`(?:(?:\x1b|\^\[|\\{1,4}u001b|\\{1,4}x1b|\\033|\\e(?=\[))\[|\x9b)[0-?]{0,64}[ -/]{0,4}[@-~]|\x1b[\]_P^X][^\x07\x1b\n]{0,2048}(?:\x07|\x1b\\)?|\\{1,4}u001b[\]_P^X][^\\\n]{0,2048}\\{1,4}u0007|%1b%5b(?:\d|;|%3b){0,30}m|\x1b[ -/]{0,4}[0-~]`;
const ANSI = new RegExp(ANSI_TEXT, 'iy');
const BARE_COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,8}m/y;
const NPM_ERROR = new RegExp(`npm(?:${ANSI_TEXT})? (?:${ANSI_TEXT})?error(?:${ANSI_TEXT})?(?= |$)`, 'iy');
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;
const TAG = /<\/?(?:pre|code|span|strong|b|br|p|div|td|tr|li)\b[^<>\n]{0,200}>/iy;
/** The right side of a box, or of a table's row. */
const RIGHT_BORDER = new RegExp(String.raw`[${BORDERS}][ \t]*(?=\r?\n|$)`, 'y');
/** What follows the message in a logger's JSON. */
const JSON_TAIL =
  /(?:\\[nr])*"(?:, ?"[\w.@/-]{1,60}": ?(?:"[^"\\\n]{0,200}"|[-\d.]{1,30}|true|false|null)){0,20} ?\}[ \t]*(?=\r?\n|$)/y;
const BOLD_TAIL = /\*\*[ \t]*(?=\r?\n|$)/y;
const QUOTE = 34;
const ASTERISK = 42;
const BRACE = 123;

/** By code, what nothing below looks at but where a line starts: most of a log. */
const PLAIN = Array.from(
  { length: 127 },
  (_, code) => code > SPACE && !/["%&*+<=[\\^|n]/i.test(String.fromCharCode(code)),
);

/**
 * Takes colours, timestamps, borders and the prefixes of CI and log collectors off, folds white space, reads the escapes of JSON,
 * HTML and URLs and marks the places where a terminal may have wrapped. Never longer than the source; quotation marks stay as they are.
 */
export function normalize(source: string, wraps = true): NormalText {
  const writer = createTextWriter(source.length);
  const depthAt = createDepthTest(source);
  const isUrlAt = createUrlTest(source);
  const findWrap = wraps ? createWrapTest(source) : noWraps;
  let at = 0;
  let lineStart = 0;
  let lineBefore = -1;
  let atStart = true;
  let tail: RegExp | undefined;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(source)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const skipRepeated = (): boolean => {
    const length = repeatedPrefix(source, at, lineBefore);
    at += length;
    return length > 0;
  };
  const takeLineEnd = () => {
    const end = at;
    while (source.charCodeAt(at) === RETURN) at++;
    if (source.charCodeAt(at) === NEWLINE) at++;
    const onward = findWrap(lineStart, end, at);
    if (onward >= 0) writer.softBreak(end);
    else writer.newline(end);
    lineBefore = lineStart;
    lineStart = at;
    if (onward >= 0) at = onward;
    atStart = onward < 0;
    tail = undefined;
  };
  const takePrefix = (code: number): boolean => {
    if (!atStart || !(skip(LOG_PREFIX) || (at === lineStart && skipRepeated()))) return false;
    if (code === BRACE || code === ASTERISK) tail ??= code === BRACE ? JSON_TAIL : BOLD_TAIL;
    return true;
  };
  const takeEscape = (escape: Escape | undefined): boolean => {
    if (!escape) return false;
    const { code, end } = escape;
    if (code === NEWLINE || code === RETURN) writer.newline(at);
    else if (code === SPACE || code === TAB) writer.space(at);
    else if (code) writer.put(code, at);
    atStart = code === NEWLINE || code === RETURN;
    at = end;
    return true;
  };
  const readEscape = (code: number): Escape | undefined => {
    if (code === BACKSLASH) return readBackslash(source, at, depthAt(at, lineStart, tail === JSON_TAIL));
    const isUrl = URL_MARKS.includes(code) && isUrlAt(at, lineStart);
    if (isUrl) return readPercent(source, at);
    return code === AMPERSAND ? readEntity(source, at) : undefined;
  };

  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (!atStart && PLAIN[code]) writer.put(code, at++);
    else if (code === SPACE || code === TAB || code === 160) writer.space(at++);
    else if (code === NEWLINE || code === RETURN) takeLineEnd();
    else if (
      (code === 27 || code === 155 || code === 94 || code === BACKSLASH || code === PERCENT) &&
      skip(ANSI)
    )
      continue;
    else if (code === 91 && skip(BARE_COLOUR)) continue;
    else if (BORDERS.includes(source[at] as string) && skip(RIGHT_BORDER)) continue;
    else if (takePrefix(code)) continue;
    else if (tail && (code === QUOTE || code === BACKSLASH || code === ASTERISK) && skip(tail)) continue;
    else if (code === LESS && skip(TAG)) continue;
    else if (takeEscape(readEscape(code))) continue;
    else {
      atStart = false;
      if ((code < SPACE || code > 126) && INVISIBLE.test(source[at] as string)) at++;
      else if ((code === 110 || code === 78) && skip(NPM_ERROR)) writer.write('npm ERR!', at - 9);
      else writer.put(code, at++);
    }
  }
  return writer.finish();
}

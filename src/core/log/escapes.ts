import { ENTITIES } from './entities.ts';

const BACKSLASH = 92;
const AMPERSAND = 38;
/** `%`, `&`, `+` and `=`. */
const URL_MARKS = [37, 38, 43, 61];
/** How far before its first mark a URL is read. */
const LONGEST_WORD = 80;

const DRIVE = /(?<![A-Za-z])[A-Za-z]:\\[^\\]/;
const URL_CODE = /%(?:[2-7][\dA-F]|0[AD])/gi;
const URL_QUERY = /=[^=%]{0,200}%(?:[2-7][\dA-F]|0A)/i;
/** What has a digit may be a version. */
const FORM = /(?<![\w.?&/-])[\w.-]{1,40}=(?:[^\d\s=&+][^\s=&+]*\+|\d+\+[A-Z])[^\s=&+]/;
const NAME = /[\w.-]/;
const WHITE = /\s/;

/** Reads the escapes of a text: at a place of the line at `lineStart`, which may be known to be a string; positions must rise. */
export function createEscapeReader(source: string) {
  const isString = createStringTest(source);
  const isUrl = createUrlTest(source);
  return (at: number, lineStart: number, inString: boolean): Escape | undefined => {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH) return readBackslash(source, at, inString || isString(at, lineStart));
    if (URL_MARKS.includes(code) && isUrl(at, lineStart)) return readPercent(source, at);
    return code === AMPERSAND ? readEntity(source, at) : undefined;
  };
}

/** Tells whether the line at `lineStart` is the inside of a string; positions must rise. */
function createStringTest(source: string): (at: number, lineStart: number) => boolean {
  let until = 0;
  let isString = false;
  return (at, lineStart) => {
    if (at >= until) {
      const end = source.indexOf('\n', at);
      until = end < 0 ? source.length : end;
      const line = source.slice(lineStart, until);
      const quote = line.search(/["']/);
      const isQuoted = line.includes("\\'") || (quote >= 0 && /\\[n\\]/.test(line.slice(quote)));
      isString = line.includes('\\"') || (isQuoted && !DRIVE.test(line));
    }
    return isString;
  };
}

/** Tells whether what stands at a place is encoded for a URL; positions must rise. */
function createUrlTest(source: string): (at: number, lineStart: number) => boolean {
  let until = 0;
  let isUrl = false;
  return (at, lineStart) => {
    if (at >= until) {
      until = at;
      while (until < source.length && !WHITE.test(source[until] as string)) until++;
      const start = Math.max(lineStart, at - LONGEST_WORD);
      isUrl = isEncoded(source.slice(start, until), start === lineStart && (source[until] ?? '\n') < ' ');
    }
    return isUrl;
  };
}

/** One code may be part of a name; two, one in a query, one on a line without a space, or a form's are a URL's. */
function isEncoded(text: string, isLine: boolean): boolean {
  if (!text.includes('%')) return FORM.test(text);
  const isAlone = isLine && !WHITE.test(text);
  return (text.match(URL_CODE) ?? []).length >= (isAlone ? 1 : 2) || URL_QUERY.test(text);
}

/** What an escape stands for (a code, or nothing when only its backslash goes), and where the text goes on. */
export type Escape = { code?: number; end: number };

const ENTITY = /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{2,5})|#x([\da-f]{2,4}));/iy;
const UNICODE = /\\{1,8}u00([2-7][\da-f])/iy;
const PERCENT = /%[0-7][\da-f]|(?:%[89a-f][\da-f]){2,3}/iy;
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, '\\': BACKSLASH };

/** Reads an entity of HTML. */
function readEntity(source: string, at: number): Escape | undefined {
  ENTITY.lastIndex = at;
  const [, name, decimal, hex] = ENTITY.exec(source) ?? [];
  if (name) return { code: (ENTITIES[name.toLowerCase()] as string).charCodeAt(0), end: ENTITY.lastIndex };
  const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
  return code > 31 && code < 65536 ? { code, end: ENTITY.lastIndex } : undefined;
}

/** Reads `%20`, and as spaces what stands between the parts of a URL's query: `+`, `=`, `&`; a form's first name has a line of its own. */
function readPercent(source: string, at: number): Escape | undefined {
  const mark = source[at] as string;
  if (/[+=&]/.test(mark)) return { code: mark === '=' && beginsForm(source, at) ? 10 : 32, end: at + 1 };
  PERCENT.lastIndex = at;
  const [bytes] = PERCENT.exec(source) ?? [];
  try {
    return bytes ? { code: decodeURIComponent(bytes).charCodeAt(0), end: PERCENT.lastIndex } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the name before `at` is the first of a form, and no other of a URL's query. */
function beginsForm(source: string, at: number): boolean {
  let start = at;
  while (at - start < LONGEST_WORD && NAME.test(source[start - 1] ?? '')) start--;
  return start < at && !/[?&/]/.test(source[start - 1] ?? '');
}

/** Reads one backslash and what stands behind it: `\u003e` anywhere, `\n` and `\"` in a string, `\*` of Markdown. */
function readBackslash(source: string, from: number, inString: boolean): Escape | undefined {
  UNICODE.lastIndex = from;
  const [, hex] = UNICODE.exec(source) ?? [];
  if (hex) return { code: parseInt(hex, 16), end: UNICODE.lastIndex };
  const at = from + 1;
  const next = source[at] ?? '';
  if (next === '*') return { end: at };
  if (!inString) return undefined;
  if (/["'/]/.test(next)) return { code: next.charCodeAt(0), end: at + 1 };
  const control = CONTROLS[next];
  return control ? { code: control, end: at + 1 } : { code: BACKSLASH, end: at };
}

import { ENTITIES } from './entities.ts';

const BACKSLASH = 92;
/** So many at once are read: a text of nothing else takes no longer than another. */
const MOST_BACKSLASHES = 64;
/** How far before its first mark a URL is read. */
const LONGEST_WORD = 80;

const DRIVE = /(?<![A-Za-z])[A-Za-z]:\\[^\\]/;
const URL_CODE = /%(?:[2-7][\dA-F]|0[AD])/gi;
const URL_QUERY = /=[^=%]{0,200}%[2-7][\dA-F]/i;
const WHITE = /\s/;

/** Tells how often the quotation marks of the line at `lineStart` are escaped, 0 when it is plain text; positions must rise. */
export function createDepthTest(source: string): (at: number, lineStart: number, inJson: boolean) => number {
  let until = 0;
  let depth = 0;
  return (at, lineStart, inJson) => {
    if (at >= until) {
      const end = source.indexOf('\n', at);
      until = end < 0 ? source.length : end;
      const line = source.slice(lineStart, until);
      const quote = line.search(/["']/);
      const isEscaped =
        inJson || line.includes('\\"') || (quote >= 0 && line.includes('\\n', quote) && !DRIVE.test(line));
      depth = isEscaped ? depthOf(line) : 0;
    }
    return depth;
  };
}

/** Tells whether what stands at a place is encoded for a URL; positions must rise. */
export function createUrlTest(source: string): (at: number, lineStart: number) => boolean {
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

/** One code may be part of a name; two, one in a query, or one on a line without a space are a URL's. */
function isEncoded(text: string, isLine: boolean): boolean {
  if (!text.includes('%')) return false;
  const isAlone = isLine && !WHITE.test(text);
  return (text.match(URL_CODE) ?? []).length >= (isAlone ? 1 : 2) || URL_QUERY.test(text);
}

/** The inside of a string has `\"`, that of a string in a string `\\\"`; keys of JSON with `\"` have strings in them. */
function depthOf(line: string): number {
  let depth = /\\": ?\\"/.test(line) ? 2 : 1;
  while (depth < 4 && line.includes(`${'\\'.repeat(2 ** (depth + 1) - 1)}"`)) depth++;
  return depth;
}

/** What an escape stands for (a code, or nothing when only its backslashes go), and where the text goes on. */
export type Escape = { code?: number; end: number };

const ENTITY = /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{2,5})|#x([\da-f]{2,4}));/iy;
const UNICODE = /\\{1,8}u00([2-7][\da-f])/iy;
const PERCENT = /%[0-7][\da-f]|(?:%[89a-f][\da-f]){2,3}/iy;
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9 };

/** Reads an entity of HTML. */
export function readEntity(source: string, at: number): Escape | undefined {
  ENTITY.lastIndex = at;
  const [, name, decimal, hex] = ENTITY.exec(source) ?? [];
  if (name) return { code: (ENTITIES[name.toLowerCase()] as string).charCodeAt(0), end: ENTITY.lastIndex };
  const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
  return code > 31 && code < 65536 ? { code, end: ENTITY.lastIndex } : undefined;
}

/** Reads `%20`, and as spaces what stands between the parts of a URL's query: `+`, `=`, `&`. */
export function readPercent(source: string, at: number): Escape | undefined {
  if (/[+=&]/.test(source[at] as string)) return { code: 32, end: at + 1 };
  PERCENT.lastIndex = at;
  const [bytes] = PERCENT.exec(source) ?? [];
  try {
    return bytes ? { code: decodeURIComponent(bytes).charCodeAt(0), end: PERCENT.lastIndex } : undefined;
  } catch {
    return undefined;
  }
}

/** Reads what stands behind a backslash: `\u003e` anywhere, `\n` and `\"` in a string of this depth, `\*` of Markdown. */
export function readBackslash(source: string, from: number, depth: number): Escape | undefined {
  UNICODE.lastIndex = from;
  const [, hex] = UNICODE.exec(source) ?? [];
  if (hex) return { code: parseInt(hex, 16), end: UNICODE.lastIndex };
  let at = from;
  while (source.charCodeAt(at) === BACKSLASH && at - from < MOST_BACKSLASHES) at++;
  const next = source[at] ?? '';
  if (next === '*') return { end: at };
  if (!depth) return undefined;
  if (/["'/]/.test(next)) return { end: at };
  const control = CONTROLS[next];
  const isOdd = Math.ceil((at - from) / 2 ** (depth - 1)) % 2 === 1;
  return control && isOdd ? { code: control, end: at + 1 } : { code: BACKSLASH, end: at };
}

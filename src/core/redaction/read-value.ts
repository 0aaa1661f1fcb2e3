/** A value as it stands: from where to where, and whether quotation marks say where it ends. */
export type Value = { start: number; end: number; isQuoted: boolean };
const LONGEST = 4000;
const QUOTES: Record<string, string> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“',
};

/** Inside a bare word a delimiter counts as its part when the word goes on behind it and no other name begins. */
const BARE = new RegExp(
  String.raw`(?:[^\s"'\x60“”,;&<>()[\]{}\\│]|[,;](?![\s"'\x60]|$|[\w.-]{1,40} ?[=:])|&(?![\s"'\x60]|$|[\w.-]{1,40}=|#?\w{2,6};)|["'\x60()[\]{}>](?=[\w!@#$%^*~-])|<(?![/!]|\w[^<>\n]{0,60}>)|\\(?![nrt"'\x60\s]|$)|\\{1,3}["'](?=\w)){1,${LONGEST}}`,
  'y',
);
/** Where a sticky pattern ends that begins at a place, -1 when it does not. */
export function follow(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Reads a value: up to its closing quotation mark, up to that of the name before it, or a bare word. */
export function readValue(text: string, at: number, outer = ''): Value | undefined {
  const close = QUOTES[text[at] ?? ''];
  if (close) {
    const end = closing(text, at + 1, close);
    if (end > at + 1) return { start: at + 1, end, isQuoted: true };
    if (end >= 0) return undefined;
  }
  const start = close ? at + 1 : at;
  const outerClose = QUOTES[outer];
  const outerEnd = !close && outerClose ? closing(text, start, outerClose) : -1;
  if (outerEnd > start) return { start, end: outerEnd, isQuoted: true };
  const end = follow(BARE, text, start);
  return end > start ? { start, end, isQuoted: false } : undefined;
}

function closing(text: string, from: number, close: string): number {
  for (let at = from; at < text.length && at - from < LONGEST; at++) {
    if (text[at] === close) return at;
    if (text[at] === '\n') return -1;
    if (text[at] === '\\') at++;
  }
  return -1;
}

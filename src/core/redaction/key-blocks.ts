import type { Find } from './find.ts';

/** Where private keys stand, and the public blocks, whose random lines are no secrets. */
type KeyBlocks = { finds: Find[]; isPublic: (at: number) => boolean };

const MARK = /-{4,5} ?(BEGIN|END) ([\w. ]{1,60}?) ?-{4,5}|\bPrivate-Lines: \d{1,3}[ \t]*(?=\n)/g;
const SECRET_BLOCK = /PRIVATE KEY|OpenVPN Static key/i;
/** Longer than any key. */
const LONGEST = 20_000;
/** A line of a key, with what a quotation, a difference, a log or a string in code may put around it. */
const KEY_LINE =
  /^[\s>|+"'-]{0,20}(?:[A-Z][\w-]{2,20}: .{0,200}|[A-Za-z0-9+/]{20,100}={0,2}|)[\s"'+,;\\]{0,8}$/;
/** The last line is shorter. */
const LAST_LINE = /^[\s>|+"'-]{0,20}[A-Za-z0-9+/]{1,76}={0,2}[\s"'+,;\\]{0,8}$/;

/** Reads keys of all formats between their lines, and those of which the first or the last line is missing; linear in the text. */
export function findKeyBlocks(text: string): KeyBlocks {
  const finds: Find[] = [];
  const open: [start: number, end: number][] = [];
  const add = (start: number, end: number) =>
    end > start && finds.push({ start, end, kind: 'private key', label: 'private-key' });
  let begun: { at: number; isSecret: boolean } | undefined;
  let last = 0;
  const close = (at: number, isEnd: boolean) => {
    if (!begun) return;
    const { at: start, isSecret } = begun;
    const isNear = isEnd && at - start <= LONGEST;
    const end = isNear ? at : endOfKey(text, start, at);
    if (isSecret) add(start, end);
    else open.push([start, end]);
    begun = undefined;
  };
  MARK.lastIndex = 0;
  for (let found = MARK.exec(text); found; found = MARK.exec(text)) {
    const [, side, name = 'PRIVATE KEY'] = found;
    const isSecret = SECRET_BLOCK.test(name);
    if (side === 'END' && !begun) {
      const start = startOfKey(text, found.index, last);
      if (isSecret) add(start, found.index);
      else open.push([start, found.index]);
    } else close(found.index, side === 'END');
    if (side !== 'END') begun = { at: MARK.lastIndex, isSecret };
    last = MARK.lastIndex;
  }
  close(text.length, false);
  return { finds, isPublic: createRangeTest(open) };
}

/** Where the lines of a key end that go on from a place; `until` at most. */
function endOfKey(text: string, from: number, until: number): number {
  let end = from;
  for (let at = from, first = true; at < until && at - from < LONGEST; first = false) {
    const lineEnd = endOfLine(text, at, until);
    const line = text.slice(at, lineEnd);
    if (!KEY_LINE.test(line)) {
      const isLast = !first && LAST_LINE.test(line);
      return isLast ? lineEnd : end;
    }
    end = lineEnd;
    at = lineEnd + 1;
  }
  return end;
}

/** Where the lines of a key begin that end before a place; not before `least`. */
function startOfKey(text: string, to: number, least: number): number {
  const from = Math.max(least, to - LONGEST);
  let start = from + text.slice(from, to).lastIndexOf('\n') + 1;
  if (start <= from) return to;
  const end = start - 1;
  start = end;
  for (let lineEnd = end, isLast = true; lineEnd > least && to - lineEnd < LONGEST; isLast = false) {
    const at = Math.max(least, text.lastIndexOf('\n', lineEnd - 1) + 1);
    // What is too long to be read counts as the key's: rather too much is hidden than too little.
    const isUnread = lineEnd - at > LONGEST_LINE;
    const line = isUnread ? '' : text.slice(at, lineEnd);
    if (isUnread ? isLast : !line.trim() || !(isLast ? LAST_LINE : KEY_LINE).test(line)) break;
    start = at;
    lineEnd = at - 1;
  }
  return start;
}

const LONGEST_LINE = 300;

/** Looks no further than a key is long: a text may have no second line. */
function endOfLine(text: string, at: number, until: number): number {
  const most = Math.min(until, at + LONGEST);
  const end = text.slice(at, most).indexOf('\n');
  return end < 0 ? most : at + end;
}

function createRangeTest(ranges: [start: number, end: number][]): (at: number) => boolean {
  let index = 0;
  return (at) => {
    while (index < ranges.length && (ranges[index] as [number, number])[1] <= at) index++;
    return index < ranges.length && (ranges[index] as [number, number])[0] <= at;
  };
}

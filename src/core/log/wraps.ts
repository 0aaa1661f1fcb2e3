import { LOG_PREFIX } from './log-prefix.ts';

/** Columns of terminals and of what prints as if for one. */
const COMMON = [80, 100, 120, 132];
/** Widths that several lines have may be a terminal's too. */
const NARROWEST = 40;
const WIDEST = 400;
const SPACE = 32;
/** How alike the beginnings of two lines are when the second is a message of its own. */
const SAME_HEAD = 8;
/** What goes below a message and not on with it. */
const BELOW = /(?:at|from) |(?:note|help|hint|error|warning): |[\w.-]{1,40}@[\w.-]{1,60}:/iy;

/** Where the text goes on when a terminal may have broken the line that ends at `end`, -1 when it is a line of its own. */
export type WrapTest = (lineStart: number, end: number, next: number) => number;

/** No line is broken. */
export const noWraps: WrapTest = () => -1;

/** Learns from the lengths of a text's lines which width its terminal may have had. */
export function createWrapTest(source: string): WrapTest {
  const widths = new Set(findWidths(source).list());
  return (lineStart, end, next) => {
    let start = next;
    while (source.charCodeAt(start) === SPACE) start++;
    const length = end - lineStart;
    if (!widths.has(length) && !widths.has(length + start - next)) return -1;
    if (!(source.charCodeAt(start) > SPACE) || start - next > SAME_HEAD) return -1;
    LOG_PREFIX.lastIndex = BELOW.lastIndex = start;
    const isOwn = source.startsWith(source.slice(lineStart, lineStart + SAME_HEAD), next);
    return isOwn || LOG_PREFIX.test(source) || BELOW.test(source) ? -1 : start;
  };
}

/** Collects the lengths of lines. */
export function createWidths() {
  let first = -1;
  let longest = 0;
  let count = 0;
  return {
    add(length: number): void {
      if (first < 0) first = length;
      else if (length === longest) count++;
      else if (length > longest) [longest, count] = [length, 1];
    },
    /** The widths that no line exceeds, but for a first one, which may be what was typed: common ones, and what several lines have. */
    list(): number[] {
      const times = count + (first === longest ? 1 : 0);
      const widths = COMMON.filter((width) => longest <= width);
      return times > 1 && longest >= NARROWEST && longest <= WIDEST ? [...widths, longest] : widths;
    },
    /** Whether a line is as long as a width, or nearly, before the indentation of the next. */
    mayWrap(): boolean {
      const isNear = (length: number, width: number) => length <= width && width - length <= SAME_HEAD;
      return this.list().some((width) => isNear(longest, width) || isNear(first, width));
    },
  };
}

function findWidths(source: string) {
  const widths = createWidths();
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = source.indexOf('\n', start);
    widths.add((end < 0 ? source.length : end) - start - (source[end - 1] === '\r' ? 1 : 0));
  }
  return widths;
}

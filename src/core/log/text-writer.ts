import { SOFT_BREAK } from './fold.ts';
import { createOffsetMap } from './offset-map.ts';

/** A log without what tools and terminals put around messages; `codes` are its UTF-16 codes. */
export type NormalText = {
  codes: Uint16Array;
  /** Where the character at this index of `codes` stands in the original. */
  toOriginal: (index: number) => number;
};

const NEWLINE = 10;
const SPACE = 32;

/** Collects a text of at most `size` characters, each with its original offset; folds white space, keeps one empty line. */
export function createTextWriter(size: number) {
  const codes = new Uint16Array(size);
  const map = createOffsetMap();
  let length = 0;
  let breaks = 0;
  let spaceAt = -1;

  const emit = (code: number, at: number) => {
    map.add(length, at);
    codes[length++] = code;
  };
  const flush = () => {
    if (length && !breaks) emit(SPACE, spaceAt);
    for (let count = Math.min(length && breaks, 2); count; count--) emit(NEWLINE, spaceAt);
    breaks = 0;
    spaceAt = -1;
  };
  const put = (code: number, at: number) => {
    if (spaceAt >= 0) flush();
    emit(code, at);
  };
  const space = (at: number) => {
    if (spaceAt < 0) spaceAt = at;
  };
  const newline = (at: number) => {
    space(at);
    breaks++;
  };

  return {
    put,
    space,
    newline,
    /** A line end that may be a terminal's; behind white space it is an ordinary one. */
    softBreak: (at: number) => (spaceAt < 0 ? emit(SOFT_BREAK, at) : newline(at)),
    /** Puts a text that is no longer than the original at this offset. */
    write: (text: string, at: number) => {
      for (let index = 0; index < text.length; index++) put(text.charCodeAt(index), at + index);
    },
    finish: (): NormalText => ({ codes: codes.subarray(0, length), toOriginal: (index) => map.find(index) }),
  };
}

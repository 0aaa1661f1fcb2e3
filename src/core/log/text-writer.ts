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
const R = 114;
/** What npm 10 says for `npm ERR!`. */
const NPM_ERROR = 'npm error';
const NPM_MARK = Array.from('npm ERR!', (char) => char.charCodeAt(0));

/**
 * Collects a text of at most `size` characters, each with its original offset. It folds white space and keeps one empty line, or,
 * where `keepsSpace`, keeps all but what stands before a prefix.
 */
export function createTextWriter(size: number, keepsSpace: boolean) {
  const codes = new Uint16Array(size);
  const map = createOffsetMap();
  let length = 0;
  let lineStart = 0;
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
  const endWord = () => {
    const start = length - NPM_ERROR.length;
    if (((codes[length - 1] ?? 0) | SPACE) !== R || start < 0) return;
    if (String.fromCharCode(...codes.subarray(start, length)).toLowerCase() !== NPM_ERROR) return;
    codes.set(NPM_MARK, start);
    length--;
  };
  const space = (at: number) => {
    if (keepsSpace) return emit(SPACE, at);
    if (spaceAt >= 0) return;
    endWord();
    spaceAt = at;
  };
  const newline = (at: number) => {
    if (keepsSpace) {
      emit(NEWLINE, at);
      lineStart = length;
    } else {
      space(at);
      breaks++;
    }
  };

  return {
    put,
    space,
    newline,
    /** A line end that may be a terminal's; behind white space it is an ordinary one. */
    softBreak: (at: number) =>
      spaceAt < 0 && codes[length - 1] !== SPACE ? emit(SOFT_BREAK, at) : newline(at),
    /** Drops the white space before a prefix; a line that does not go on from the one before stands below an empty one. */
    startLine: (at: number, isOwn: boolean) => {
      if (!keepsSpace) return;
      length = lineStart;
      if (isOwn) newline(at);
    },
    /** The last code, 0 at the start. */
    last: () => codes[length - 1] ?? 0,
    finish: (): NormalText => {
      if (spaceAt < 0) endWord();
      return { codes: codes.subarray(0, length), toOriginal: (index) => map.find(index) };
    },
  };
}

/** The classes of `fold`: 0 is every character without one of its own, 1 white space, 2 any quotation mark. */
export const SPACE = 1;
export const QUOTE = 2;

/** Stands in normalised text where a terminal may have broken a line in the middle of a word. */
export const SOFT_BREAK = 1;

const NEWLINE = 10;

/** A class below 64 for each UTF-16 code: letters without case, digits, quotation marks and dashes as one. */
export const fold = new Uint8Array(65536);

[
  ' \n\t\u00a0\u2007\u202f\u0001',
  '\'"`´‘’‚‛“”„‟′″«»‹›＇＂',
  '-‐‑‒–—−',
  '/\\',
  ...'0123456789abcdefghijklmnopqrstuvwxyz!%&()*+,.:;<=>?@[]_{|}$',
].forEach((group, index) => {
  for (const char of group + group.toUpperCase()) fold[char.charCodeAt(0)] = index + 1;
});

const DIGIT = 5;
const LETTER_END = 41;

/** Whether a class is a digit's. */
export function isDigit(group: number): boolean {
  return group >= DIGIT && group < DIGIT + 10;
}

/** Whether a class is a letter's or a digit's. */
export function isWord(group: number): boolean {
  return group >= DIGIT && group < LETTER_END;
}

/** Whether a code ends a line, or may have been put there by a terminal. */
export function isBreak(code: number | undefined): boolean {
  return code === NEWLINE || code === SOFT_BREAK;
}

/** Whether a code is white space that was printed, as against a break that a terminal may have made. */
export function isSpace(code: number): boolean {
  return fold[code] === SPACE && code !== SOFT_BREAK;
}

/** Whether a code is the colon or the comma that stands between the values of JSON. */
export function isSeparator(code: number | undefined): boolean {
  return code === 58 || code === 44;
}

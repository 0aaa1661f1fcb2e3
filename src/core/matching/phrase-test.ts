const CHUNK = 8192;
const WORD = /[\p{L}\p{N}]/u;
const SLASH = /[/\\]/;

/** Tests whether words stand anywhere in the log, whole and without regard to case; only the name of a file may stand in a path. */
export function createPhraseTest(codes: Uint16Array): (phrase: string) => boolean {
  const known = new Map<string, boolean>();
  let text: string | undefined;
  return (phrase) => {
    text ??= plainText(codes);
    const answer = known.get(phrase) ?? holdsPhrase(text, phrase.trim().toLowerCase());
    known.set(phrase, answer);
    return answer;
  };
}

function plainText(codes: Uint16Array): string {
  let text = '';
  for (let start = 0; start < codes.length; start += CHUNK)
    text += String.fromCharCode(...codes.subarray(start, start + CHUNK));
  return text.replace(/[\u0001\n]/g, ' ').toLowerCase();
}

function holdsPhrase(text: string, phrase: string): boolean {
  const isFile = /[./]/.test(phrase);
  const cuts = (at: number) => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!cuts(at) && !cuts(at + phrase.length) && (isFile || !isInPath(text, at))) return true;
  }
  return false;
}

/** Whether a single slash stands before the word: a folder's or a file's name says little of who speaks. */
function isInPath(text: string, at: number): boolean {
  return SLASH.test(text[at - 1] ?? '') && !SLASH.test(text[at - 2] ?? '');
}

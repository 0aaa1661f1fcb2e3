import { fold, isWord } from '../log/fold.ts';

/** Tests whether words stand anywhere in the log, whole and without regard to case. */
export function createPhraseTest(codes: Uint16Array): (phrase: string) => boolean {
  const known = new Map<string, boolean>();
  return (phrase) => {
    const answer = known.get(phrase) ?? holdsPhrase(codes, phrase.trim());
    known.set(phrase, answer);
    return answer;
  };
}

function holdsPhrase(codes: Uint16Array, phrase: string): boolean {
  const groups = Array.from(phrase, (char) => fold[char.charCodeAt(0)] as number);
  const wordAt = (at: number) => isWord(fold[codes[at] ?? 0] as number);
  const [first] = groups;
  for (let at = 0; at + groups.length <= codes.length; at++) {
    if (fold[codes[at] as number] !== first) continue;
    let length = 1;
    while (length < groups.length && fold[codes[at + length] as number] === groups[length]) length++;
    const end = at + length;
    const cut = (wordAt(at - 1) && wordAt(at)) || (wordAt(end - 1) && wordAt(end));
    if (length === groups.length && !cut) return true;
  }
  return false;
}

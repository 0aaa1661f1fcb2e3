import type { Find } from './find.ts';
import { isRandom } from './values.ts';

/** Words of at least this many signs of Base64 are looked at. */
const WORD = /(?<![A-Za-z0-9+_-])[A-Za-z0-9+][A-Za-z0-9+/_-]{23,19999}={0,2}/g;
/** What random strings that are public begin with or follow: digests, fingerprints, public keys, certificates, mangled names, ids of requests. */
const PUBLIC_BEFORE =
  /(?:sha\d{1,3}[-:=]|h1:|md5[-:=]|integrity[:=] ?"?|digest[:=] ?"?|etag[:=] ?"?|fingerprint[:=] ?"?|nonce[-:=] ?"?|request[-_ ]?id[:=]? ?"?|\b(?:image|font)\/[\w+.-]{1,20};base64,)$/i;
const PUBLIC_BEGIN =
  /^(?:sha\d{1,3}-|_{1,2}[ZR]|AAAA[BCE]3|LS0tLS1CRUdJTiBDRVJ|LS0tLS1CRUdJTiBQVUJ|MII.{3}(?:CC|ANBg)|(?:req|msg|org|run|thread|asst|file|call|toolu|chatcmpl|resp|batch|proj|user|cus|evt|pi|sub)[_-])/;
/** The short last line of a key whose first line is missing. */
const LAST_LINE = /\r?\n[ \t]{0,8}[A-Za-z0-9+/]{1,76}={1,2}(?=\s|$)/y;
/** A part of a path that is a word. */
const PATH_WORD = /(?:^|\/)[a-z][a-z_-]{2,}(?:\/|$)/;
const LONGEST = 20_000;
const LONGEST_BEFORE = 40;

/** Random strings that nothing names: the net beneath the rules. Hashes, digests and UUIDs, which lack capitals or small letters, stay. */
export function findRandom(text: string, isPublic: (at: number) => boolean): Find[] {
  const finds: Find[] = [];
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    const [word] = found;
    const start = found.index;
    // The rest of a word that is longer than any secret belongs to it.
    let end = WORD.lastIndex;
    while (word.length >= LONGEST && /[A-Za-z0-9+/_-]/.test(text[end] ?? '')) end++;
    WORD.lastIndex = end;
    if (!isRandom(word) || isHarmless(text, start, word) || isPublic(start)) continue;
    LAST_LINE.lastIndex = end;
    if (LAST_LINE.test(text)) end = LAST_LINE.lastIndex;
    finds.push({ start, end, kind: 'random string', label: 'token' });
  }
  return finds;
}

/** Whether a random word is known to be no secret. */
function isHarmless(text: string, start: number, word: string): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
  return PUBLIC_BEGIN.test(word) || PATH_WORD.test(word) || PUBLIC_BEFORE.test(before);
}

import { findAll, type Find } from './find.ts';
import { isRandom } from './values.ts';

/** Words of at least this many signs of Base64 are looked at. */
const WORD = /(?<![A-Za-z0-9+_-])[A-Za-z0-9+][A-Za-z0-9+/_-]{23,20000}={0,2}/g;
/** What random strings that are public begin with or follow: digests, fingerprints, public keys, certificates, mangled names, ids of requests. */
const PUBLIC_BEFORE =
  /(?:sha\d{1,3}[-:=]|h1:|md5[-:=]|integrity[:=] ?"?|digest[:=] ?"?|etag[:=] ?"?|fingerprint[:=] ?"?|nonce[-:=] ?"?|request[-_ ]?id[:=]? ?"?|\b(?:image|font)\/[\w+.-]{1,20};base64,)$/i;
const PUBLIC_BEGIN =
  /^(?:sha\d{1,3}-|_{1,2}[ZR]|AAAA[BCE]3|LS0tLS1CRUdJTiBDRVJ|LS0tLS1CRUdJTiBQVUJ|MII.{3}(?:CC|ANBg)|(?:req|msg|org|run|thread|asst|file|call|toolu|chatcmpl|resp|batch|proj|user|cus|evt|pi|sub)[_-])/;
/** The short last line of a key whose first line is missing. */
const LAST_LINE = /\r?\n[ \t]{0,8}[A-Za-z0-9+/]{1,76}={1,2}(?=\s|$)/y;
/** A part of a path that is a word. */
const PATH_WORD = /(?:^|\/)[a-z][a-z_-]{2,}(?:\/|$)/;
const LONGEST_BEFORE = 40;

/** Random strings that nothing names: the net beneath the rules. Hashes, digests and UUIDs, which lack capitals or small letters, stay. */
export function findRandom(text: string, isPublic: (at: number) => boolean): Find[] {
  return findAll(WORD, text).flatMap(({ 0: word, index }): Find[] => {
    const isSecret =
      isRandom(word) &&
      !PUBLIC_BEGIN.test(word) &&
      !PATH_WORD.test(word) &&
      !PUBLIC_BEFORE.test(text.slice(Math.max(0, index - LONGEST_BEFORE), index)) &&
      !isPublic(index);
    if (!isSecret) return [];
    LAST_LINE.lastIndex = index + word.length;
    const end = LAST_LINE.test(text) ? LAST_LINE.lastIndex : index + word.length;
    return [{ start: index, end, kind: 'random string', label: 'token' }];
  });
}

/** How much a name says: `password` and its like hold what a person chose, `token` a made-up string, `weak` names either or neither. */
export type NameKind = 'password' | 'token' | 'weak';

/** A name that says secret: from where to where it stands, and its kind. */
export type SecretName = { start: number; end: number; kind: NameKind };

const OWNER = String.raw`(?:api|access|secret|private|account|master|encrypt(?:ion)?|sign(?:ing|ature)?|shared|storage|licen[sc]e|subscription|function|auth|service|admin|root|deploy|app(?:lication)?|client|consumer|instrumentation|host|ssh|gpg|pgp|tls|ssl|session|cookie|webhook|hmac|jwt|wallet|recovery|backup|decryption|crypt(?:o)?|activation|product|server|user|publish(?:able)?|ingest|write|integration|security|wireguard|preshared|pre-shared)`;

/** In every writing: `DB_PASSWORD`, `apiKey`, `client-secret`, "access token". The groups are the kinds of names. */
const STEM = new RegExp(
  [
    String.raw`(passw(?:or[dt]|d)|(?:db|user|root|admin|smtp|mysql|my|ftp|mail|store|key|bind|ssh|become|require)(?:pass|pwd|pw)|passphrase|pass[ _-]phrase|passcode|kennwort|mot de passe|contrase[ñn]a|senha|пароль|密码|密碼|パスワード|비밀번호)`,
    String.raw`((?:${OWNER}[_. -]?)?token|${OWNER}[_. -]?key|secret|connection[_-]?string|mnemonic|seed[_ -]phrase|x-amz-signature|jwt|psk|sess(?:ion)?[_-]?id|cred(?:ential)?s?)`,
    String.raw`(pass|pwd|psw|pw|otp)`,
    String.raw`(key|auth|sid|session|sig|signature|salt)`,
  ].join('|'),
  'gi',
);
/** What else a name with a weak beginning may hold. */
const STRONG = /pass|pwd|secret|token|key/i;
const KINDS: NameKind[] = ['password', 'token', 'password', 'weak'];
/** From this group on stems are so short that they end other words, as in `bypass` and `monkey`. */
const FIRST_SHORT = 2;
/** Ends of names whose values are no secrets. */
const PLAIN_ENDS = new Set(
  'name names file files filename path paths dir id ids type types url urls uri endpoint host port count counts length len size limit limits max min expiry expires expiration expired ttl age policy policies ref refs arn version hint field header headers prompt enabled disabled required store ring manager provider providers class helper stdin usage budget index pos position kind algorithm alg format info status state error errors message location engine rotation scope scopes user username email owner group region label title description method mode set get used left total cost price rate window needed exists valid invalid strategy source from by at in on is has can page form input box link reset change changed check checks validation validator checker generator required expected actual only strength attempt attempts thru through checking encryption authentication'.split(
    ' ',
  ),
);
const TAIL = /(?:[_-]?[A-Za-z0-9]+){0,8}/y;
const LONGEST_TAIL = 40;
const LONGEST_HEAD = 40;

/** Directories that shells keep, and addresses of what a server hands on to. */
const NO_SECRETS = /^(?:(?:OLD)?PWD=[/~]|(?:proxy|fastcgi|s?cgi|uwsgi|grpc|memcached)_pass\b)/;

/** The next name that says secret, from a place on; undefined when there is none. */
export function nextName(text: string, from: number): SecretName | undefined {
  STEM.lastIndex = from;
  for (let found = STEM.exec(text); found; found = STEM.exec(text)) {
    const { index } = found;
    const stemEnd = STEM.lastIndex;
    const group = found.findIndex((part, at) => at > 0 && part !== undefined) - 1;
    const kind = KINDS[group] as NameKind;
    if (isBegin(text, index, group) && isEnd(text, index, stemEnd)) {
      const tail = readTail(text, stemEnd);
      // In auth_password it is the second word that says what the value is.
      const isNamedAgain = kind === 'weak' && tail && STRONG.test(tail);
      const start = index - readHead(text, index).length;
      const end = stemEnd + tail.length;
      const isPlain = endsPlain(tail) || NO_SECRETS.test(text.slice(start, end + 2));
      if (!isNamedAgain && !isPlain) return { start, end, kind };
    }
    STEM.lastIndex = index + 1;
  }
  return undefined;
}

function readHead(text: string, at: number): string {
  const [head] = /[\w.$-]*$/.exec(text.slice(Math.max(0, at - LONGEST_HEAD), at)) as RegExpExecArray;
  return head;
}

function isBegin(text: string, start: number, group: number): boolean {
  if (group < FIRST_SHORT || !/[a-z]/i.test(text[start - 1] ?? '')) return true;
  return text[start - 2] === '-' || ((text[start] as string) < 'a' && (text[start - 1] as string) > 'Z');
}

function readTail(text: string, at: number): string {
  const part = text.slice(at, at + LONGEST_TAIL);
  TAIL.lastIndex = 0;
  const [tail] = TAIL.exec(part) as RegExpExecArray;
  return tail;
}

/** Whether the stem is no beginning of a longer word, as in `tokenizer`, `passed` and `TOKENS`. */
function isEnd(text: string, start: number, end: number): boolean {
  const [last, next] = [text[end - 1] as string, text[end] ?? ''];
  if (!/[a-z]/i.test(next) || !/[a-z]/i.test(last)) return true;
  const isCapital = (char: string) => char < 'a';
  // Pass|Word, secret|Key, but neither SECRET|S nor secret|ary.
  return isCapital(next) && !isCapital(last) ? true : text.slice(start, end).toLowerCase() === 'credential';
}

function endsPlain(tail: string): boolean {
  if (!tail) return false;
  const last = /(?:[A-Z]?[a-z]+|[A-Z]+)\d*$/.exec(tail)?.[0] ?? '';
  return PLAIN_ENDS.has(last.replace(/\d+$/, '').toLowerCase());
}

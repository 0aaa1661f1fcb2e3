/** Finds secrets by what stands around them: the named group `secret` (or `cut`) is replaced. */
export type SecretRule = {
  kind: string;
  /** The placeholder's name. */
  label: string;
  pattern: RegExp;
  accepts?: (secret: string) => boolean;
  /** Stands behind the placeholder to keep the shape of what it replaces. */
  suffix?: string;
};

/** Not in the middle of a word, but right behind a colour. */
const START = String.raw`(?:(?<![a-z])|(?<=\[[\d;]{1,12}m))`;
const NAME = String.raw`(?:passw(?:or)?d|passphrase|${START}pass|${START}pwd|secret|(?:access|auth|api|bearer|refresh|id|session|csrf|bot|deploy|registry|github|gitlab|npm|slack)[_-]?token|${START}token|api[_-]?key|access[_-]?key|private[_-]?key|account[_-]?key|master[_-]?key|encryption[_-]?key|signing[_-]?key|shared[_-]?access[_-]?(?:key|signature)|license[_-]?key|subscription[_-]?key|function[_-]?key|credentials?|${START}_auth)(?:[_-][A-Za-z0-9]{1,12}){0,2}`;
const MARK = String.raw`\\{0,3}["'\x60]?`;
const OPEN = String.raw`\\{0,3}["'\x60]`;

/** Every repeat is bounded, so that the work is linear in the text. */
export const SECRET_RULES: readonly SecretRule[] = [
  {
    kind: 'private key',
    label: 'private-key',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?<secret>(?:[^-]|-(?!----)){1,20000})(?=-----END)|-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?<cut>(?:(?:\s|\\n){1,4}[A-Za-z0-9+/=]{20,100}){1,400})/dg,
    accepts: (secret) => !/^\s*<private-key-\d+>\s*$/.test(secret),
  },
  {
    kind: 'Authorization header',
    label: 'token',
    pattern: new RegExp(
      String.raw`\bauthorization${MARK}[ \t]{0,4}[:=][ \t]{0,4}${MARK}(?:(?:bearer|basic|token|digest|negotiate|apikey|bot)[ \t]{1,4})?(?<secret>[^\s"'\x60,;<>\\]{6,4000})`,
      'dgi',
    ),
    accepts: isValue,
  },
  {
    kind: 'bearer token',
    label: 'token',
    pattern: /\bbearer[ \t]{1,4}(?<secret>[\w.~+/-]{16,4000}={0,2})/dgi,
    accepts: isValue,
  },
  {
    kind: 'API key header',
    label: 'token',
    pattern: new RegExp(
      String.raw`\bx-(?:[a-z]{1,20}-){0,3}(?:key|token|secret|signature)${MARK}[ \t]{0,4}[:=][ \t]{0,4}${MARK}(?<secret>[^\s"'\x60,;<>\\]{6,4000})`,
      'dgi',
    ),
    accepts: isValue,
  },
  {
    kind: 'cookie',
    label: 'cookie',
    pattern: new RegExp(
      String.raw`\bcookie${MARK}: {0,4}${MARK}(?<secret>[\w.-]{1,100}=[^\s"'<;,\\]{1,4000}(?:; ?[\w.-]{1,100}(?:=[^\s"'<;,\\]{0,2000})?){0,50})`,
      'dgi',
    ),
  },
  {
    kind: 'URL credentials',
    label: 'password',
    pattern: /:\/\/[^\s/:@'"<>]{0,200}:(?<secret>[^\s/@'"<>]{1,500})@/dg,
    accepts: isValue,
  },
  {
    kind: 'URL credentials',
    label: 'user',
    pattern: /:\/\/(?<secret>[^\s/:@'"<>]{1,500})(?=:[^\s/@'"]{1,500}@)/dg,
    accepts: (user) => isValue(user) && !PLAIN_USERS.has(user.toLowerCase()),
  },
  {
    kind: 'URL credentials',
    label: 'token',
    pattern: /:\/\/(?<secret>[^\s/:@'"<>]{20,500})@/dg,
    accepts: isValue,
  },
  {
    kind: 'URL parameter',
    label: 'token',
    pattern:
      /[?&](?:access_token|refresh_token|id_token|token|api[_-]?key|key|sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature|client_secret|secret|password|auth|code)=(?<secret>[^\s&#"'<>\\]{6,4000})/dgi,
    accepts: isValue,
  },
  {
    kind: 'named secret',
    label: 'password',
    pattern: new RegExp(
      String.raw`${NAME}${MARK}[ \t]{0,3}(?:=|:|=>)[ \t]{0,3}${OPEN}(?<secret>[^"'\x60\\\r\n<>]{4,500})(?=\\{0,3}["'\x60])`,
      'dgi',
    ),
    accepts: isValue,
  },
  {
    kind: 'named secret',
    label: 'password',
    pattern: new RegExp(String.raw`${NAME}=(?<secret>[^\s"'\x60\\,;&<>(){}[\]]{4,500})`, 'dgi'),
    accepts: (secret) => isValue(secret) && !/^[./~]|^[A-Za-z]:\\/.test(secret),
  },
  {
    kind: 'named secret',
    label: 'password',
    pattern: new RegExp(
      String.raw`${NAME}${MARK}[ \t]{0,3}[:=][ \t]{1,3}(?<secret>[^\s"'\x60\\,;&<>(){}[\]]{8,500})`,
      'dgi',
    ),
    accepts: (secret) => isValue(secret) && isMixed(secret),
  },
  {
    kind: 'secret option',
    label: 'password',
    pattern: new RegExp(
      String.raw`(?<=^|\s)--?[\w-]{0,30}${NAME}[ \t]{1,3}["']?(?<secret>[^\s"'\x60\\<>-][^\s"'\x60\\<>]{3,500})`,
      'dgim',
    ),
    accepts: isValue,
  },
  {
    kind: 'login',
    label: 'password',
    pattern: /(?<=\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s:"'<>]{1,100}:(?<secret>[^\s"'<>]{3,200})/dg,
    accepts: isValue,
  },
  {
    kind: 'login',
    label: 'password',
    pattern: /\blogin\s{1,4}\S{1,100}\s{1,4}password\s{1,4}(?<secret>[^\s<>]{3,200})/dg,
    accepts: isValue,
  },
  {
    kind: 'e-mail address',
    label: 'email',
    pattern:
      /(?<![\w.+%/@-])(?<secret>[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}(?!(?:service|socket|timer|slice|scope|target|mount|device|path|js|mjs|cjs|ts|tsx|jsx|py|css|png|jpg|svg|json|tgz|invalid)\b)[a-z]{2,24})(?![\w@]|\.\w)/dgi,
    accepts: (address) =>
      !/^(?:abuse|admin|billing|contact|feedback|git|hello|help|hi|info|no-?reply|npm|postmaster|sales|security|support|team|webmaster)@/i.test(
        address,
      ),
    suffix: '@mail.invalid',
  },
  {
    kind: 'home directory',
    label: 'user',
    pattern:
      /(?:(?<![\w.-])\/(?:home|Users)\/|[A-Za-z]:(?:\\{1,4}|\/)Users(?:\\{1,4}|\/))(?<secret>[^\s/\\:*?"'<>|$%{}()[\],;]{1,64})/dg,
    accepts: (user) => !PLAIN_USERS.has(user.toLowerCase()),
  },
];

/** Names that say nothing about a person. */
const PLAIN_USERS = new Set(
  'admin administrator all app appuser circleci codespace coder default deploy developer docker ec2-user git gitlab-runner jenkins jovyan linuxbrew me mysql nobody node oauth2 postgres public redis root runner runneradmin sa shared travis ubuntu user username vagrant vscode www-data x-access-token x-token-auth you youruser'.split(
    ' ',
  ),
);

/** Whether text in a secret's place is a value, not a variable, a stand-in, a word for "none" or something already hidden. */
function isValue(text: string): boolean {
  return (
    !/^[$%{<*]|^(?:your|my|some|the|example|dummy|test|changeme|redacted|hidden|masked|placeholder|xxx|process\.env|os\.environ|env\.|secrets\.)|^\.{3}|[*•]{3}|x{5}/i.test(
      text,
    ) &&
    !/^(?:yes|no|true|false|null|nil|none|undefined|empty|required|missing|invalid|expired|string|not|is|was|must|bearer|basic|unexpected|unauthorized)\b/i.test(
      text,
    ) &&
    !/^[A-Z]+(?:_[A-Z]+)+$/.test(text)
  );
}

/** Whether text looks made up: letters and digits mixed, or signs that words do not have. */
function isMixed(text: string): boolean {
  return /\d/.test(text) && /[A-Za-z]/.test(text) && !/^[\w-]+\.[a-z]{1,4}$/.test(text);
}

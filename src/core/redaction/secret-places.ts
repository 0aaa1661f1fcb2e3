import { isNoWord, isValue } from './values.ts';

/** A secret that is known by its place and has no name there: the group `secret` of the pattern (or `secret2` or `secret3`) is replaced, up to the end of `more` where there is one. */
type SecretPlace = {
  kind: string;
  /** The placeholder's name. */
  label: string;
  /** Every repeat is bounded, so that the work is linear in the text. */
  pattern: RegExp;
  accepts?: (secret: string) => boolean;
  /** Stands behind the placeholder to keep the shape of what it replaces. */
  suffix?: string;
  /** A text with one; see `makeSecret` in the tests. */
  sample: string;
};

export const SECRET_PLACES: readonly SecretPlace[] = [
  {
    kind: 'Authorization header',
    label: 'token',
    pattern:
      /\bauthorization["'`]?\]?[ \t]{0,4}(?:[:=,]|(?=["']))[ \t]{0,4}["'`]?(?:(?:bearer|basic|token|digest|negotiate|apikey|bot)[ \t]{1,4})?(?<secret>[^\s"'`,;<>\\]{6,4000})/dgi,
    accepts: isNoWord,
    sample: 'Authorization: Basic {24 an}==',
  },
  {
    kind: 'bearer token',
    label: 'token',
    pattern: /\bbearer[ \t]{1,4}(?<secret>[^\s"'`,;<>\\]{16,4000})/dgi,
    accepts: isValue,
    sample: 'used bearer {40 an}',
  },
  {
    kind: 'cookie',
    label: 'cookie',
    pattern:
      /\bcookie["'`]?: {0,4}["'`]?(?<secret>[\w.-]{1,100}=[^\s"'<;,\\]{1,4000}(?:; ?[\w.-]{1,100}(?:=[^\s"'<;,\\]{0,2000})?){0,50})/dgi,
    sample: 'Set-Cookie: session={32 an}; Path=/',
  },
  {
    kind: 'URL credentials',
    label: 'password',
    pattern:
      /:\/\/[^\s/:@'"<>]{0,200}:(?!\d{1,5}[/?#])(?<secret>(?:[^\s'"<>:]|:(?!\/\/)|'(?=\w)){1,500})@(?=[\w[$])/dg,
    accepts: isValue,
    sample: 'postgres://app:{16 an}@db.invalid:5432/x',
  },
  {
    kind: 'URL credentials',
    label: 'user',
    pattern: /:\/\/(?<secret>[^\s/:@'"<>]{1,500})(?=:[^\s/@'"]{1,500}@)/dg,
    accepts: (user) => isValue(user) && !isPlainUser(user),
    sample: 'postgres://{12 an}:x1@db.invalid:5432/x',
  },
  {
    kind: 'URL credentials',
    label: 'token',
    pattern: /:\/\/(?<secret>[^\s/:@'"<>]{20,500})@/dg,
    accepts: isValue,
    sample: 'https://{40 an}@git.invalid/x.git',
  },
  {
    kind: 'URL credentials',
    label: 'password',
    pattern: /(?<=(?<![\w/.-])[\w.-]{1,60}:(?<secret>[^\s'"<>]{1,200}))@(?:tcp|unix)\(/dg,
    accepts: isValue,
    sample: 'app:{16 an}@tcp(db:3306)/x',
  },
  {
    kind: 'URL parameter',
    label: 'token',
    pattern:
      /[?&#](?:key|sig|signature|auth|code|x-amz-security-token|x-\w{3,4}-signature)=(?<secret>[^\s&#"'<>\\]{6,4000})/dgi,
    accepts: isNoWord,
    sample: 'https://x.invalid/?key={32 an}&y=1',
  },
  {
    kind: 'login',
    label: 'password',
    pattern:
      /\s(?:-u|--user|--proxy-user)[ =]?(?:"[^\s:"]{1,100}:(?<secret>[^"\n]{3,200})"|'[^\s:']{1,100}:(?<secret2>[^'\n]{3,200})'|[^\s:"'<>]{1,100}:(?<secret3>[^\s"'<>]{3,200}))/dg,
    accepts: (secret) => isValue(secret) && !/^\d{1,5}$/.test(secret),
    sample: 'curl -u admin:{16 an} https://x.invalid',
  },
  {
    kind: 'login',
    label: 'password',
    pattern: /\blogin\s{1,4}\S{1,100}\s{1,4}password\s{1,4}(?<secret>[^\s<>]{3,200})/dg,
    accepts: isValue,
    sample: 'machine x.invalid login me password {16 an}',
  },
  {
    kind: 'login',
    label: 'password',
    pattern: /^[\w.*-]{1,100}:(?:\d{4,5}|\*):[^\s:]{1,60}:[^\s:]{1,60}:(?<secret>\S{3,200})$/dgm,
    accepts: isValue,
    sample: 'db.invalid:5432:x:app:{16 an}',
  },
  {
    kind: 'short option',
    label: 'password',
    pattern:
      /-p(?<=\b(?:(?:mysql|mariadb)(?:dump|admin|import|show|check)?|7z)(?:\.exe)? (?:[^\n|;]{0,200} )?-p)(?:"(?<secret>[^"\n]{2,200})"|'(?<secret2>[^'\n]{2,200})'|(?<secret3>[^\s"'<>=-][^\s"'<>]{1,200}))/dg,
    accepts: isValue,
    sample: 'mysql -u root -p{12 an} app',
  },
  {
    kind: 'short option',
    label: 'password',
    pattern:
      /(?:-p(?<=\b(?:sshpass|(?:docker|podman|helm|az|oc|skopeo)(?: registry)? login|mongo\w{0,10}) (?:[^\n|;]{0,200} )?-p)|-a(?<=\bredis-cli (?:[^\n|;]{0,200} )?-a)|-P(?<=\b(?:sqlcmd|bcp|zip|unzip) (?:[^\n|;]{0,200} )?-P)|-w(?<=\bldap\w{3,8} (?:[^\n|;]{0,200} )?-w))[ =]?(?:"(?<secret>[^"\n]{2,200})"|'(?<secret2>[^'\n]{2,200})'|(?<secret3>[^\s"'<>-][^\s"'<>]{1,200}))/dg,
    accepts: isValue,
    sample: 'docker login -u me -p {16 an} registry.invalid',
  },
  {
    kind: 'argument',
    label: 'password',
    pattern:
      /(?:\bhtpasswd -\w{0,4}b\w{0,4} \S{1,200} \S{1,60}|\b(?:add_user|change_password) \S{1,60}|\bhttp-basic\.\S{1,60} \S{1,60}|\/user:\S{1,60}|\bConvertTo-SecureString(?: -String)?) ["']?(?<secret>[^\s"'/*-][^\s"']{1,200})/dg,
    accepts: isValue,
    sample: 'htpasswd -b /etc/users bob {12 an}',
  },
  {
    kind: 'argument',
    label: 'password',
    pattern:
      /\bnet use [^\n]{0,200}? (?<secret>[^\s/]{3,100})(?= \/user:)|\b(?:sqlplus|jdbc:oracle:\w{1,8}:|rman target|(?:exp|imp)(?:dp)?) ?[\w$#]{1,40}\/(?<secret2>[^\s@"']{2,100})@|\s-U ?["']?[\w.\\/-]{1,60}%(?<secret3>[^\s"']{2,100})/dg,
    accepts: isValue,
    sample: 'sqlplus scott/{12 an}@db',
  },
  {
    kind: 'argument',
    label: 'password',
    pattern:
      /\b(?:mysqli?_connect|new mysqli|new PDO|ftp_login|mysqli?_real_connect)\((?:[^,()\n]{1,100},){2} ?["'](?<secret>[^"'\n]{1,100})["']/dg,
    accepts: isValue,
    sample: 'mysqli_connect("localhost", "root", "{12 an}")',
  },
  {
    kind: 'standard input',
    label: 'password',
    pattern:
      /\becho (?:-n )?["']?(?<secret>[^\s"'|$]{3,200})["']? ?\| ?(?:sudo (?:-\w )?-S|(?:docker|podman|helm|oc|az|gh auth) login|(?:ch)?passwd)\b/dg,
    accepts: isValue,
    sample: 'echo {12 an} | sudo -S id',
  },
  {
    kind: 'login',
    label: 'password',
    pattern: /\bbasic[_-]?auth["']?\s?[:=]\s?["']?[^\s:"']{1,60}:(?<secret>[^\s"']{3,200})/dgi,
    accepts: isValue,
    sample: 'basic_auth: bob:{12 an}',
  },
  {
    kind: 'one-time code',
    label: 'password',
    pattern:
      /\b(?:verification|security|confirmation|one-time|login|authentication) (?:pass)?code(?: is|:| was)? (?<secret>\d{4,8})\b/dgi,
    sample: 'your verification code is {6 d}',
  },
  {
    kind: 'seed phrase',
    label: 'password',
    pattern:
      /\b(?:mnemonic|(?:seed|recovery)[ _-]?(?:phrase|words))["']?\s?[:=]\s{0,4}["']?(?<secret>[a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){10,23})/dgi,
    sample: 'mnemonic: {7 az} {6 az} {6 az} {6 az} {6 az} {6 az} {6 az} {6 az} {6 az} {6 az} {6 az} {6 az}',
  },
  {
    kind: 'pass phrase of OpenSSL',
    label: 'password',
    pattern: /\bpass:(?<secret>[^\s"'<>]{2,200})/dg,
    accepts: isNoWord,
    sample: 'openssl rsa -passin pass:{12 an}',
  },
  {
    kind: 'password in SQL',
    label: 'password',
    pattern:
      /\bidentified (?:with [\w"'`]{1,60} )?(?:by|as)(?: password)? {1,4}(?:'(?<secret>[^'\n]{1,300})'|"(?<secret2>[^"\n]{1,300})"|(?<secret3>[^\s"';]{3,200}))/dgi,
    accepts: isNoWord,
    sample: 'ALTER USER a IDENTIFIED BY {12 an};',
  },
  {
    kind: 'registry login',
    label: 'password',
    pattern:
      /(?:"auth"\s?:\s{0,4}"(?<secret>(?:[^"\\\n]|\\.){8,4000})"|(?<![A-Za-z])_auth(?: ?= ?| )"?(?<secret2>[^\s"]{3,4000}))/dg,
    accepts: isNoWord,
    sample: '{"auths":{"x.invalid":{"auth":"{32 an}"}}}',
  },
  {
    kind: 'password hash',
    label: 'password',
    pattern:
      /\$(?:2[abxy]\$\d\d|[1567y]|apr1|argon2\w{1,2}|scrypt|pbkdf2[\w-]{0,20})\$(?<secret>[\w./$=,+-]{20,300})/dg,
    sample: 'bob:$2b$12${53 an}',
  },
  {
    kind: 'private key',
    label: 'private-key',
    pattern:
      /(?:"(?:d|p|q|dp|dq|qi|k)"\s{0,4}:\s{0,4}"|<(?:D|P|Q|DP|DQ|InverseQ)>\s{0,40}|\b(?:PrivateExponent|Prime[12]|Exponent[12]|Coefficient|PrivateKey|Private-MAC): )(?<secret>[\w+/-]{20,4000}={0,2})/dg,
    sample: '{"kty":"EC","crv":"P-256","d":"{43 w}"}',
  },
  {
    kind: 'private key',
    label: 'private-key',
    pattern:
      /\b(?:privateExponent|prime[12]|exponent[12]|coefficient|priv):\s{0,4}\n(?<secret>(?:[ \t]{1,16}(?:[\da-f]{2}:?){1,32}\r?\n?){1,200})/dg,
    sample: 'prime1:\n    00:{2 hex}:{2 hex}:{2 hex}:{2 hex}',
  },
  {
    kind: 'e-mail address',
    label: 'email',
    pattern:
      /(?<=(?<![\w.+%/@-])(?<secret>[\w.+%-]{1,64}))@(?<more>(?:[a-z0-9-]{1,63}\.){1,4}(?!(?:service|socket|timer|slice|scope|target|mount|device|path|js|mjs|cjs|ts|tsx|jsx|py|css|png|jpg|svg|json|tgz|invalid)\b)[a-z]{2,24})(?![\w@]|\.\w)/dgi,
    accepts: (address) =>
      !/^(?:abuse|admin|billing|contact|feedback|git|hello|help|hi|info|no-?reply|npm|postmaster|sales|security|support|team|webmaster)@/i.test(
        address,
      ),
    suffix: '@mail.invalid',
    sample: 'from {8 az}@{8 az}.example',
  },
  {
    kind: 'home directory',
    label: 'user',
    pattern:
      /(?:(?<![\w.-])\/(?:home|Users)\/|[A-Za-z]:(?:\\{1,4}|\/)Users(?:\\{1,4}|\/))(?<secret>[^\s/\\:*?"'<>|$%{}()[\],;]{1,64})/dg,
    accepts: (user) => !isPlainUser(user),
    sample: 'at /home/{8 az}/app',
  },
];

/** Names that say nothing about a person. */
const PLAIN_USERS = new Set(
  'admin administrator all app appuser circleci codespace coder default deploy developer docker ec2-user git gitlab-runner jenkins jovyan linuxbrew me mysql nobody node oauth2 postgres public redis root runner runneradmin sa shared travis ubuntu user username vagrant vscode www-data x-access-token x-token-auth you youruser'.split(
    ' ',
  ),
);

function isPlainUser(user: string): boolean {
  return PLAIN_USERS.has(user.toLowerCase());
}

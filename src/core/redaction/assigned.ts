import { isPlaceholder, type Find } from './find.ts';
import { nextName, type NameKind, type SecretName } from './names.ts';
import { follow, readValue, type Value } from './read-value.ts';
import { withoutStop } from './places.ts';
import { isCode, isMixed, isNoWord, isRandom, isValue } from './values.ts';

/** Whether a value is a secret behind this name. */
type Judge = (value: string, kind: NameKind) => boolean;
/** How a value follows a name; undefined when none does. */
type Form = (text: string, name: SecretName) => { value: Value; judge: Judge } | undefined;

/** So much of a value that is none is read again for names. */
const LONGEST_AGAIN = 200;
const TYPE_NAME = /^(?:[A-Z][a-z]+)+$/;
const MEMBER_END = /,? [\w.-]{1,40}:|[ \t]?\}/y;
const LINE_END = /[ \t]*(?:[,;})\]]{0,3}[ \t]*(?:\r?\n|$|\\n)|[ \t]#|[ \t]*[│|])/y;

const PAIR = /["'`]?[ \t]{0,4}[,;]?\s{0,80}["']?(?:parameter)?value["']?[ \t]{0,4}[:=][ \t]{0,8}/iy;
const BODY = /[ \t]{1,4}--(?:body|value)[ =]/y;
const BLOCK = /["']?[ \t]{0,4}:[ \t]{0,4}[|>][+-]?\d?[ \t]{0,4}\r?\n[ \t]{1,40}/y;
const ASSIGN =
  /["'`*_\])]{0,4}(?:(?:\?|!)?: ?[A-Za-z][\w<>|.[\]? ]{0,30}?(?=[ \t]=[ \t]))?([ \t]{0,40})(={1,3}>?|!==?|:=|[:：]|->|(?:\?|\|\||\+)=|\?\?=|→)((?:[*_]{1,2}(?=[ \t]))?[ \t]{0,40})(?:(?:Some|Just|Sensitive|Secret\w{0,10})\((?=["']))?/y;
const ELEMENT = /(?: [^<>\n]{0,200})?>[^<>]{1,4000}(?=<\/)/y;
const CALL = /["'`]?[ \t]?\([ \t]{0,4}(?=["'`])/y;
const COMMA = /["'`][ \t]?,[ \t]{0,4}(?=["'`])/y;
const COMMA_END = /[ \t]?,?[ \t]?[)\]]/y;
const TABLE = /["'`]?[ \t]{0,60}[|│┃║][ \t]{0,8}/y;
const PROSE = /["'`*]{0,2}[ \t]{1,3}(?:is|was|ist|lautet|est|es|to|as|set to)(?:[ \t]?:)?[ \t]{1,3}/iy;
const PROMPT =
  /[ \t](?:for|of) (?:\w{1,12} )?["']?[^\s"']{1,200}["']?:[ \t]{1,4}|[ \t]\[[^\]\n]{0,60}\]:[ \t]{0,4}/y;
const PROVIDED = /[ \t](?:(?:provided|given|supplied|used)[ \t]?[:(]|\()[ \t]?/y;
const SPACE = /["'`]?([ \t]{1,40})/y;
const ARROW = /["'][ \t]{1,4}->[ \t]{1,4}/y;

/** What stands on a line before a name that the line is about. */
const LINE_BEGIN =
  /^[\s>|+~"'`*_[{(:@-]*(?:export |ENV |ARG |set )?(?:[\w./-]*[./:_-])?$|(?:\b(?:enter|type|new|your|my|the|current|confirm|aws)\b|^)[\w ]{0,20}$|[|│>] ?$/i;
const OPTION =
  /(?:^|[\s"'`])(?:--?|\/)[\w.-]+$|\b(?:[Ss]et[Ee]nv|setx|set -\w+|ENV|ARG|\w+_param) [\w.-]+$|\b(?:config(?:ure)?|secrets?) set \S+$|\bconfig (?:--?[\w-]+ ){0,3}[\w./:-]+$/;
/** What a sentence says before the name of a secret that it holds; a lone token may be one of a language. */
const REFUSED =
  /\b(with|using|wrong|invalid|incorrect|bad|refused|rejected|unknown|expired|my|your) (?!(?:token|key|pass)$)[\w-]+(?: [\w-]+){0,3}$/i;
const LOGIN = /^[ \t]*$|\blogin[ \t]\S{1,100}[ \t]{1,4}$/;

/** Values that are assigned to a name that says secret, in every syntax; linear in the text. */
export function findAssigned(text: string): Find[] {
  const finds: Find[] = [];
  for (let name = nextName(text, 0), from = 0; name; name = nextName(text, from)) {
    from = name.end;
    for (const form of FORMS) {
      const read = form(text, name);
      if (!read) continue;
      const { value, judge } = read;
      const end = value.isQuoted ? value.end : withoutStop(text, value.start, value.end);
      const secret = text.slice(value.start, end);
      // Commands and types in brackets: set -gx KEY (cat key).
      const isBracketed = !value.isQuoted && '(['.includes(secret[0] as string);
      if (!isBracketed && isLongEnough(secret, name.kind) && judge(secret, name.kind)) {
        finds.push({ start: value.start, end, kind: 'named secret', label: 'password' });
        from = value.end;
      } else if (secret.length > LONGEST_AGAIN) from = value.end;
      if (value.isQuoted) finds.push(...successor(text, follow(ARROW, text, value.end)));
      break;
    }
  }
  return finds;
}

/** What Terraform would change a secret into. */
function successor(text: string, at: number): Find[] {
  const value = at < 0 ? undefined : readValue(text, at);
  return value && isValue(text.slice(value.start, value.end))
    ? [{ start: value.start, end: value.end, kind: 'named secret', label: 'password' }]
    : [];
}

const FORMS: Form[] = [
  // name: DB_PASSWORD ⏎ value: …
  (text, { end }) => read(text, follow(PAIR, text, end), isSecret),
  (text, { end }) => read(text, follow(BODY, text, end), isSecret),
  (text, { end }) => read(text, follow(BLOCK, text, end), isSecret),
  // <password>…</password>
  (text, { start, end }) => {
    // What stands for a secret looks like an element, whose end would be sought far below.
    const isElement = text[start - 1] === '<' && !isPlaceholder(text, start - 1);
    const close = isElement ? follow(ELEMENT, text, end) : -1;
    if (close < 0) return undefined;
    const open = text.indexOf('>', end);
    return { value: { start: open + 1, end: close, isQuoted: true }, judge: isSecret };
  },
  (text, name) => {
    ASSIGN.lastIndex = name.end;
    const found = ASSIGN.exec(text);
    if (!found) return undefined;
    const [, before, sign = '', after] = found;
    const at = ASSIGN.lastIndex;
    const isOpen = !/^["'`]/.test(found[0]) && (after || sign !== ':');
    const value = readValue(text, at, isOpen ? text[name.start - 1] : undefined);
    if (!value) return undefined;
    // \password :"name" is a variable of psql.
    if (sign === ':' && before && !after) return undefined;
    const isPlain = sign === '=' && !before && !after;
    return { value, judge: judgeAssigned(text, name, value, isPlain, sign) };
  },
  (text, { end }) => read(text, follow(CALL, text, end), isSecret),
  // ["--password", "…"], put("password", "…"), but not a list of names.
  (text, { start, end }) => {
    const found = read(text, follow(COMMA, text, end), isSecret);
    if (!found || text[start] === '-') return found;
    const isPair = '(['.includes(text[start - 2] ?? ' ') && follow(COMMA_END, text, found.value.end + 1) >= 0;
    return isPair ? found : undefined;
  },
  (text, { end }) => read(text, follow(TABLE, text, end), isToldValue),
  (text, { end }) => {
    const found = read(text, follow(PROMPT, text, end), isSecret);
    return found && follow(LINE_END, text, found.value.end) >= 0 ? found : undefined;
  },
  (text, { end }) => read(text, follow(PROVIDED, text, end), isMixedValue),
  (text, { end }) => read(text, follow(PROSE, text, end), isToldValue),
  (text, name) => {
    SPACE.lastIndex = name.end;
    const gap = SPACE.exec(text)?.[1];
    const value = gap && readValue(text, SPACE.lastIndex);
    if (!value) return undefined;
    const before = lineBefore(text, name.start);
    const isWhole = follow(LINE_END, text, value.end) >= 0;
    const word = text.slice(name.start, name.end);
    if (OPTION.test(before + word))
      return {
        value,
        judge: (secret, kind) => !secret.startsWith('-') && isSecret(secret, kind) && !isNameOf(secret, word),
      };
    if (value.isQuoted && (text[value.end + 1] === ';' || word === 'PASSWORD'))
      return { value, judge: isSecret };
    if (LOGIN.test(before) && isWhole) return { value, judge: /\t| {2}/.test(gap) ? isSecret : isSingle };
    if (!REFUSED.test(before + word)) return { value, judge: isMade };
    return { value, judge: value.isQuoted ? isToldValue : isMixedValue };
  },
];

function judgeAssigned(text: string, name: SecretName, value: Value, isPlain: boolean, sign: string): Judge {
  const word = text.slice(name.start, name.end);
  const before = lineBefore(text, name.start);
  if (value.isQuoted || (isPlain && (!/[a-z]/.test(word) || /[?&#]$/.test(before)))) return isSecret;
  // A call, an element.
  if ('(['.includes(text[value.end] ?? ' ')) return isNothing;
  const isNoCode: Judge = (secret, kind) =>
    isSecret(secret, kind) && !isCode(secret) && !isNameOf(secret, word);
  if (isPlain || sign !== ':' || OPTION.test(before + word)) return isNoCode;
  const isMember = /[{ ,]$/.test(before) && follow(MEMBER_END, text, value.end) >= 0;
  // privateKey: CryptoKey;
  if ((isMember || text[value.end] === ';') && TYPE_NAME.test(text.slice(value.start, value.end)))
    return isNothing;
  if (LINE_BEGIN.test(before) && follow(LINE_END, text, value.end) >= 0) return isNoCode;
  return isMember ? isToldValue : isLikely;
}

/** `password=password` hands a variable on, and `--token TOKEN` says what to write. */
function isNameOf(secret: string, name: string): boolean {
  return name.toLowerCase().endsWith(secret.toLowerCase());
}

const isNothing: Judge = () => false;
const isSecret: Judge = (value, kind) =>
  kind === 'weak' ? isRandom(value) && isValue(value) : isValue(value);
const isLikely: Judge = (value, kind) =>
  kind === 'password' ? isNoWord(value) : kind === 'token' ? isMixed(value) : isRandom(value);
const isMixedValue: Judge = (value, kind) => (kind === 'weak' ? isRandom(value) : isMixed(value));
/** What stands alone behind a name on its line, and is no file. */
const isSingle: Judge = (value, kind) => isLikely(value, kind) && !/[/.]/.test(value);
/** What is said of a name, or stands beside it in a table. */
const isToldValue: Judge = (value, kind) =>
  kind === 'weak' ? isRandom(value) : isNoWord(value) && value.length > (kind === 'token' ? 5 : 3);
/** What follows a name without any sign is a secret when it looks made up. */
const isMade: Judge = (value, kind) =>
  kind === 'weak'
    ? isRandom(value)
    : value.length > 5 &&
      isMixed(value) &&
      (kind === 'password' || /[A-Z].*[a-z]|[a-z].*[A-Z]|^\w{20}/.test(value));

function isLongEnough(secret: string, kind: NameKind): boolean {
  return secret.length >= (kind === 'password' ? 3 : 4);
}

function read(text: string, at: number, judge: Judge): ReturnType<Form> {
  const value = at < 0 ? undefined : readValue(text, at);
  return value && { value, judge };
}

const LONGEST_BEFORE = 120;

function lineBefore(text: string, at: number): string {
  const from = Math.max(0, at - LONGEST_BEFORE);
  const part = text.slice(from, at);
  return part.slice(part.lastIndexOf('\n') + 1);
}

/** What stands where a secret would and is none: variables, holes of templates, stand-ins, what is hidden already. */
const STAND_INS = [
  // $NAME, $name, $someName, $env:NAME, ${…}, $(…), $name.field, $name[…
  /^\$(?:[A-Z_]+\d?(?:[\\/].*)?|[a-z_]+|[a-z]+(?:[A-Z][a-z]+)+|[a-z]+:\w+|[{(].*|[a-z_]\w*(?:\.|->|\[).*)$/,
  // %NAME%, %s, %(name)s, {}, {name}, #{name}, {{ name }}, <name>, [name]
  /^(?:%(?:\w{1,30}%|[-\d.]{0,5}[sdvqr](?:\\[nrt])*|\(.*)|[#$@]?\{[^{}]*\}?|[$#]?\{\{.*|<[A-Za-z/-][^<>]*>?|\[[A-Za-z-]+\]?)$/,
  // ****, xxxxx, ..., 0000
  /[*•]{3}|[xX]{5}|^\.{3}|\.{3}$|^(.)\1{2,}$/,
  // YOUR_API_KEY
  /^[A-Z]+(?:_[A-Z]+)+$/,
  /^(?:your|my|the|some|an?)[-_ ](?:[a-z]{1,12}[-_ ]){0,4}(?:api[-_]?key|key|token|password|secret|value|here)$/i,
  /^(?:process\.env|os\.(?:environ|getenv)|env[.[(]|secrets\.|System\.get)/,
  /^(?:redacted|hidden|masked|placeholder|changeme|example|dummy|encrypted|removed|sensitive)$/i,
  // ^2.14.1
  /^[\^~]?\d+\.\d+\.\d+(?:-[\w.]+)?$/,
  // What says that there is none, or of what type it is.
  /^(?:y(?:es)?|no|on|off|true|false|null|nil|none|undefined|empty|required|optional|missing|invalid|expired|unset|default|string|str|text|number|int|integer|bool(?:ean)?|bytes?|any|object|unknown|void|not|bearer|basic)\b[;,.]?$/i,
];

/** Words of messages about a secret, in its place: "the password is wrong". */
const WORD_OF_MESSAGE =
  /^(?:(?:in|un)?\w+(?:ed|ing|able|ible|ory|ive|ful|ly|ent|ual)|a|an|the|this|that|it|is|are|was|be|has|have|had|and|or|but|so|if|as|at|by|to|of|in|on|into|onto|over|about|again|per|via|for|from|with|without|not|no|now|too|also|only|just|still|never|always|already|wrong|bad|good|ok|okay|right|correct|incorrect|valid|long|short|weak|strong|old|new|same|different|safe|there|here|what|when|where|which|who|why|how|you|your|we|they|set|sent|used|shown|stored|stolen|lost|gone|null|none|auth\w*|user\w*|name|names|value|values|field|file|files|token|tokens|key|keys|password|passwords|secret|secrets|cannot|can|could|must|may|might|should|will|would|does|do|did|been|being|than|then|until|after|before|because|error|failed|failure|unknown|identifier|end|number|string|character|type|method|header|request|server|code|length|limit|count|at\w*|re\w+d)$/i;

/** Whether text in a secret's place is a secret, not what stands for one. */
export function isValue(text: string): boolean {
  return !STAND_INS.some((pattern) => pattern.test(text));
}

/** Whether text behind a secret's name in a sentence is a secret, not the sentence's next word. */
export function isNoWord(text: string): boolean {
  return isValue(text) && !WORD_OF_MESSAGE.test(text) && !isCode(text);
}

/** Whether text looks made up: letters and digits, and no version, file or place in a file. */
export function isMixed(text: string): boolean {
  return (
    isValue(text) &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !/^v?\d+(?:\.[\w-]+)+$|^[\w-]*\.[a-z]{1,4}$|^[\w./-]+:\d+|^\d+(?:ms|[smhdkMGT]B?|px|th|st|nd|rd)$/.test(
      text,
    )
  );
}

/** Whether text is an expression of a programming language: a name, a member, a call. */
export function isCode(text: string): boolean {
  return /^[A-Za-z_$][\w$]*(?:(?:\.|\?\.|::|->)[A-Za-z_$][A-Za-z_$]*)+$|^[A-Za-z_$][\w$.]*(?:\(|\[['"\w])|^(?:new|await|function|async|typeof)$|^[A-Z][a-z]+-[A-Z]\w+$/.test(
    text,
  );
}

const SHORTEST_RANDOM = 20;
/** In random letters and digits so many neighbours are of different kinds, of capitals, small letters and digits: 0.62 on average. */
const LEAST_CHANGES = 0.4;

/** Whether text is random: capitals, small letters and digits, and in no order that words, paths and names have. */
export function isRandom(text: string): boolean {
  if (text.length < SHORTEST_RANDOM) return false;
  let changes = 0;
  let pairs = 0;
  const counts = [0, 0, 0];
  let before = -1;
  for (let at = 0; at < text.length && at < 400; at++) {
    const code = text.charCodeAt(at);
    const kind = code > 96 && code < 123 ? 0 : code > 64 && code < 91 ? 1 : code > 47 && code < 58 ? 2 : -1;
    if (kind >= 0) counts[kind] = (counts[kind] as number) + 1;
    if (kind >= 0 && before >= 0) {
      pairs++;
      if (kind !== before) changes++;
    }
    before = kind;
  }
  return Math.min(...counts) > 1 && changes >= pairs * LEAST_CHANGES;
}

import { normalize } from './normalize.ts';
import { redact } from './redact.ts';
import { parseTemplate } from './template.ts';

/** A line that looks like an error: its number in the log from 1, its text cleaned and redacted. */
export type TellingLine = { line: number; text: string; score: number };

const SIGNS: [sign: RegExp, score: number][] = [
  [/\b(?:error|exception|fatal|panic|critical|emerg|segfault|traceback)\b|[a-z](?:Error|Exception)\b/i, 4],
  [/\b(?:E[A-Z]{3,}|[A-Z]{1,6}-?\d{3,5}|ERR_[A-Z_]+|errno)\b/, 3],
  [
    /\b(?:fail(?:ed|ure|s)?|cannot|can't|couldn't|could not|unable|denied|refused|rejected|aborted|killed)\b/i,
    3,
  ],
  [
    /\b(?:not found|no such|not a|does not|doesn't|is not|invalid|missing|unknown|unexpected|unsupported|timed? ?out|conflict|already)\b/i,
    2,
  ],
  [/^(?:fatal|error|panic|[A-Za-z.]*(?:Error|Exception)|E)(?:\[\w+\])?:/, 2],
  [/\b(?:0|no) (?:errors?|failures?|failed)\b/i, -6],
  [/^(?:at |File "|\d+ \||\^|~|\.{3}|[-=#*]{3,}|\$ |> )/, -5],
  [/\b(?:warn(?:ing)?|info|debug|trace|deprecated|note|hint)\b/i, -2],
  [/\b(?:see|log of this run|stack trace|for more (?:information|details))\b/i, -2],
];
const LEAST_SCORE = 3;
const LONGEST_LINE = 400;

/** The lines that look most like errors, best first, each wording once; none in a log that looks clean. */
export function findTellingLines(log: string, limit = 5): TellingLine[] {
  const seen = new Set<string>();
  const lines = log.split('\n').flatMap((raw, index): TellingLine[] => {
    if (!/[a-z]{3}/i.test(raw)) return [];
    const text = cleanLine(raw.slice(0, 4 * LONGEST_LINE));
    const shape = text.replace(/\d+/g, '0');
    const score = scoreLine(text);
    if (score < LEAST_SCORE || seen.has(shape)) return [];
    seen.add(shape);
    return [{ line: index + 1, text: redact(text).text, score }];
  });
  return lines.sort((a, b) => b.score - a.score || a.line - b.line).slice(0, limit);
}

function scoreLine(text: string): number {
  return SIGNS.reduce((score, [sign, worth]) => (sign.test(text) ? score + worth : score), 0);
}

function cleanLine(raw: string): string {
  const { codes } = normalize(raw, false);
  return String.fromCharCode(...codes)
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_LINE);
}

const VARIABLES: [name: string, pattern: string][] = [
  ['', String.raw`\{[A-Za-z][A-Za-z0-9]*(?::[A-Za-z]+)?\}`],
  ['secret', '<[a-z-]{2,20}-\\d{1,6}>(?:@mail\\.invalid)?'],
  ['url', String.raw`\b[a-z][a-z0-9+.-]{1,20}://[^\s'"<>)\]]{1,300}`],
  ['id', '\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b'],
  [
    'value',
    String.raw`(?<=(?<!\w)")[^"\n]{1,200}(?="(?!\w))|(?<=(?<!\w)')[^'\n]{1,200}(?='(?!\w))|(?<=\x60)[^\x60'\n]{1,200}(?=[\x60'])`,
  ],
  ['path', String.raw`(?<![\w/\\.])(?:[A-Za-z]:[\\/]|\.{0,2}/|~/)[^\s'":,;()]{2,300}`],
  ['address', '\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b'],
  ['hash', '\\b(?=[a-f]{0,40}\\d)(?=\\d{0,40}[a-f])[0-9a-f]{7,64}\\b|\\b0x[0-9a-fA-F]{2,16}\\b'],
  [
    'file',
    String.raw`(?<![\w.])[\w-]{1,60}(?:/[\w.-]{1,60}){0,8}\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|php|c|cc|cpp|h|json|ya?ml|toml|lock|txt|sh|sql|html|css|vue|conf)\b`,
  ],
  [
    'host',
    '\\b(?:[a-z0-9-]{1,63}\\.){1,5}(?:com|org|net|io|dev|ai|app|local|internal|cloud|co)\\b(?::\\d{1,5})?',
  ],
  ['version', '\\bv?\\d{1,5}(?:\\.\\d{1,5}){1,3}(?:-[\\w.]{1,20})?\\b'],
  [
    'number',
    String.raw`(?<![\w.$-])(?<!\b(?:code|errno|status|error|exit|http|signal)[ :=(]{1,3})\d{1,18}(?![\w.])`,
  ],
];
const VARIABLE = new RegExp(VARIABLES.map(([, pattern]) => `(${pattern})`).join('|'), 'g');

/** A template that would find the line again, with holes for what differs from case to case; undefined when too little is left. */
export function generalizeLine(line: string): string | undefined {
  const text = redact(cleanLine(line)).text;
  const counts = new Map<string, number>();
  const holed = text
    .replace(VARIABLE, (found: string, ...groups: unknown[]) => {
      const name = VARIABLES[groups.findIndex((group) => group !== undefined)]?.[0];
      if (!name) return `{${found}}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return `{${count > 1 ? name + count : name}${name === 'number' ? ':number' : ''}}`;
    })
    .replace(/(?<!\{)(\{[a-z]+\d*(?::number)?\})(?:\{[a-z]+\d*(?::number)?\}(?!\}))+/g, '$1');
  return [holed, text.replace(/\{[A-Za-z][A-Za-z0-9]*(?::[A-Za-z]+)?\}/g, '{$&}')].find(isTemplate);
}

function isTemplate(source: string): boolean {
  try {
    return parseTemplate(source).parts.length > 0;
  } catch {
    return false;
  }
}

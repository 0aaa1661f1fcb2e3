import { normalize } from '../log/normalize.ts';
import { redact } from '../redaction/redact.ts';

/** A line that looks like an error: its number in the log from 1, its text cleaned and redacted. */
export type TellingLine = { line: number; text: string; score: number };

const SIGNS: [sign: RegExp, score: number][] = [
  [/\b(?:error|exception|fatal|panic|critical|emerg|segfault|traceback)\b|[a-z](?:Error|Exception)\b/i, 4],
  [/\b(?:E[A-Z]{3,}|[A-Z]{1,6}-?\d{3,5}|ERR_[A-Z_]+|errno)\b/, 3],
  [
    /\b(?:fail(?:ed|ure|s)?|cannot|can't|couldn't|could not|unable|denied|refused|rejected|aborted|killed|stop(?:ped)?)\b/i,
    3,
  ],
  [
    /\b(?:not found|no such|not a|does not|doesn't|is not|invalid|missing|unknown|unexpected|unsupported|timed? ?out|exceeded|conflict|already)\b/i,
    2,
  ],
  [/^(?:fatal|error|panic|[A-Za-z.]*(?:Error|Exception)|E)(?:\[\w+\])?:/, 2],
  [/\b(?:0|no) (?:errors?|failures?|failed)\b/i, -6],
  [/^(?:at |File "|\d+ \||\^|~|\.{3}|[-=#*]{3,}|\$ )/, -5],
  [/\b(?:warn(?:ing)?|info|debug|trace|deprecated|note|hint)\b/i, -2],
  [/\b(?:see|log of this run|stack trace|for more (?:information|details))\b/i, -2],
];
const LEAST_SCORE = 3;
const LONGEST_LINE = 400;
const LONGEST_RAW = 4 * LONGEST_LINE;
/** What a raw line has that can look like an error: a sign, in whatever a colour or a prefix makes of its edges. */
const PERHAPS = SIGNS.filter(([, worth]) => worth > 0)
  .map(([sign]) => new RegExp(sign.source.replaceAll('\\b', ''), sign.flags))
  .concat(/\x1b\[|\\u001b/);

/** The lines that look most like errors, best first, each wording once; none in a log that looks clean. */
export function findTellingLines(log: string, limit = 5): TellingLine[] {
  const seen = new Set<string>();
  const lines = log.split('\n').flatMap((raw, index): TellingLine[] => {
    const start = raw.slice(0, LONGEST_RAW);
    // Most lines of a log need no cleaning.
    if (!/[a-z]{3}/i.test(raw) || !PERHAPS.some((sign) => sign.test(start))) return [];
    const text = cleanLine(start);
    const shape = text.replace(/\d+/g, '0');
    const score = SIGNS.reduce((sum, [sign, worth]) => (sign.test(text) ? sum + worth : sum), 0);
    if (score < LEAST_SCORE || seen.has(shape)) return [];
    seen.add(shape);
    return [{ line: index + 1, text, score }];
  });
  return lines.sort((a, b) => b.score - a.score || a.line - b.line).slice(0, limit);
}

/** One line without colours, timestamps, prefixes and secrets, cut between words to at most 400 characters. */
export function cleanLine(raw: string): string {
  const { codes } = normalize(redact(raw.slice(0, LONGEST_RAW)).text, false);
  const text = String.fromCharCode(...codes).replace(/\s+/g, ' ');
  return text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE).replace(/\s\S*$/, '') : text;
}

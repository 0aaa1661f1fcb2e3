import { parseTemplate } from '../signatures/template.ts';
import { cleanLine } from './telling-lines.ts';

/** The inside of a quotation of up to three words; a key of JSON, a code in capitals and a sentence are no values. */
const quoted = (mark: string) =>
  String.raw`(?<=(?<!\w)${mark})(?![A-Z][A-Z0-9_]{3,}['"])[^\s'"\x60{}]{1,100}(?: [^\s'"\x60{}]{1,100}){0,2}(?=['"\x60](?![\w:]))`;

/** What differs from case to case, by the name of its hole; the first that fits stands. */
const VARIABLES: [name: string, pattern: string][] = [
  ['', String.raw`\{[A-Za-z][A-Za-z0-9]*(?::[A-Za-z]+)?\}`],
  ['secret', String.raw`<[a-z-]{2,20}-\d{1,6}>(?:@mail\.invalid)?`],
  ['url', String.raw`\b[a-z][a-z0-9+.-]{1,20}://[^\s'"<>)\]{}]{1,300}`],
  ['id', String.raw`\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b`],
  ['value', [`'`, '"', '\x60'].map(quoted).join('|')],
  ['path', String.raw`(?<![\w/\\.])(?:[A-Za-z]:[\\/]|\.{0,2}/|~/)[^\s'":,;(){}]{2,300}`],
  ['address', String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b`],
  ['hash', String.raw`\b(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[0-9a-f]{7,64}\b|\b0x[0-9a-fA-F]{2,16}\b`],
  [
    'file',
    String.raw`(?<![\w.])[\w-]{1,60}(?:/[\w.-]{1,60}){0,8}\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|php|cc?|cpp|h|json|ya?ml|toml|lock|txt|sh|sql|html|css|vue|conf)\b`,
  ],
  [
    'host',
    String.raw`\b(?:[a-z0-9-]{1,63}\.){1,5}(?:com|org|net|io|dev|ai|app|local|internal|cloud|co)\b(?::\d{1,5})?`,
  ],
  ['version', String.raw`\bv?\d{1,5}(?:\.\d{1,5}){1,3}(?:-[\w.]{1,20})?\b`],
  [
    'number',
    // Codes and statuses tell errors apart; they stay.
    String.raw`(?<![\w.$-])(?<!\b(?:code|errno|status|error|exit|http|signal)[ :=(]{1,3})(?![45]\d\d\b)\d{1,18}(?=(?:[mn]?s|m|h|%|[kKMGT]i?B)?(?![\w.]))`,
  ],
];
const VARIABLE = new RegExp(VARIABLES.map(([, pattern]) => `(${pattern})`).join('|'), 'g');
const HOLE = String.raw`\{[a-z]+\d*(?::number)?\}`;
const TOUCHING = new RegExp(String.raw`(?<!\{)(${HOLE})(?:${HOLE}(?!\}))+`, 'g');

/** A template that finds the line again, with holes for what differs from case to case; undefined when too little is left to tell it by. */
export function generalizeLine(line: string): string | undefined {
  return generalizeText(cleanLine(line));
}

/** The same for a line that is clean already. */
export function generalizeText(text: string): string | undefined {
  const counts = new Map<string, number>();
  const holed = text.replace(VARIABLE, (found: string, ...groups: unknown[]) => {
    const [name] = VARIABLES[groups.findIndex((group) => group !== undefined)] as (typeof VARIABLES)[number];
    if (!name) return `{${found}}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `{${count > 1 ? name + count : name}${name === 'number' ? ':number' : ''}}`;
  });
  const literal = text.replace(/\{[A-Za-z][A-Za-z0-9]*(?::[A-Za-z]+)?\}/g, '{$&}');
  return [holed.replace(TOUCHING, '$1'), literal].find(isTemplate);
}

/** Whether the matcher can use the text as a template. */
export function isTemplate(source: string): boolean {
  try {
    parseTemplate(source);
    return true;
  } catch {
    return false;
  }
}

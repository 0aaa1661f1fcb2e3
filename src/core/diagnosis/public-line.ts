import { splitTemplate, type Hole } from '../signatures/template-parts.ts';
import { isTemplate } from './generalize.ts';
import { HOLE_MARK, HOLE_MARKS, readRun, splitTokens, type Token, type Vocabulary } from './vocabulary.ts';

/** A piece of a public line: a word that may be read, a hole for what may not, or what stands between them. */
type Item = { kind: 'text' | 'word'; text: string } | { kind: 'hole'; hole: Hole };

const UNKNOWN: Item = { kind: 'hole', hole: { name: 'value', kind: 'text' } };
const NUMBER: Item = { kind: 'hole', hole: { name: 'number', kind: 'number' } };

const ANY_HOLE_MARK = new RegExp(`[${HOLE_MARKS}]`, 'g');
/** A hole by itself, or a number with its unit. */
const HOLE_RUN = new RegExp(`^([${HOLE_MARKS}])((?:[mn]?s|m|h|%|[kKMGT]i?B)?)$`);
const SIGN = /^[-/\\&+*#$%@^~]$/;
/** Marks as language has them: what closes, what parts, what opens; anything else could be a secret. */
const ORDERLY =
  /^(?:\(\)|\[\]|\{\})?["'`”’]?[)\]}>]{0,4}["'`”’]?[:=,;!?|]{0,2}>?["'`“‘]?[([{<]{0,3}["'`“‘]?$/;
/** As between the members of JSON, or in `name='value'`. */
const QUOTATION_EDGE = /["'`].|.["'`]/;
const LITERAL_HOLE = /\{[A-Za-z][A-Za-z0-9]*(?::[A-Za-z]+)?\}/g;
/** Words that touch are few, and none of them is short: a secret can be cut into short words. */
const MOST_TOUCHING = 2;
const LEAST_TOUCHING = 3;
/** So many words in a row that have at most so many letters are no language. */
const SHORT_ROWS = [
  { letters: 2, words: 4 },
  { letters: 3, words: 5 },
];

/** The template with a hole for every word that is not public; undefined when too little is left to tell the line by. */
export function publishTemplate(template: string, isPublic: Vocabulary): string | undefined {
  const holes: Hole[] = [];
  const line = splitTemplate(template).map((part) => {
    if (typeof part === 'string') return part.replace(ANY_HOLE_MARK, '\ufffd');
    return String.fromCharCode(HOLE_MARK + holes.push(part) - 1);
  });
  const items = splitParts(splitTokens(line.join(''))).flatMap((part) => publishPart(part, holes, isPublic));
  const published = writeTemplate(hideShortRows(items)).trim();
  return isTemplate(published) ? published : undefined;
}

/** What touches, without what parts it: white space, and marks where a quotation begins or ends. */
function splitParts(tokens: Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    const { kind, text } = token;
    const isEdge = kind === 'marks' && ORDERLY.test(text) && QUOTATION_EDGE.test(text);
    if (isEdge || kind === 'space') parts.push([token], []);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** One hole for all that touches when a word of it is not public, or when its words are too many or too short. */
function publishPart(tokens: Token[], holes: Hole[], isPublic: Vocabulary): Item[] {
  const items = tokens.flatMap((token) => publishToken(token, holes, isPublic));
  const telling = items.filter(({ kind }) => kind !== 'text');
  const words = telling.flatMap((item) => (item.kind === 'word' ? stemOf(item.text).split(/[-/]/) : []));
  const isFine =
    telling.length < 2 ||
    (!telling.includes(UNKNOWN) &&
      words.length <= MOST_TOUCHING &&
      words.every((word) => word.length >= LEAST_TOUCHING));
  if (isFine) return items;
  const first = items.findIndex(({ kind }) => kind !== 'text');
  const last = items.findLastIndex(({ kind }) => kind !== 'text');
  return [...items.slice(0, first), UNKNOWN, ...items.slice(last + 1)];
}

function publishToken({ kind, text }: Token, holes: Hole[], isPublic: Vocabulary): Item[] {
  if (kind === 'space') return [{ kind: 'text', text }];
  if (kind === 'marks') return ORDERLY.test(text) ? [{ kind: 'text', text }] : [UNKNOWN];
  const { before, core, after } = readRun(text);
  const [, mark, unit = ''] = HOLE_RUN.exec(core) ?? [];
  const hole = mark && holes[mark.charCodeAt(0) - HOLE_MARK];
  const around = (item: Item): Item[] => [
    { kind: 'text', text: before },
    item,
    { kind: 'text', text: unit + after },
  ];
  if (!core) return [{ kind: 'text', text }];
  if (hole) return around({ kind: 'hole', hole });
  if (/^\d{1,18}$/.test(core)) return around(NUMBER);
  return SIGN.test(core) || isPublicWord(core, isPublic) ? [{ kind: 'word', text }] : [UNKNOWN];
}

/** Whether a word, without its plural ending, or both halves of `read-only` may be read. */
function isPublicWord(core: string, isPublic: Vocabulary): boolean {
  const isKnown = (word: string) => /[A-Za-z]/.test(word) && isPublic(word);
  const stem = stemOf(core);
  const halves = stem.split(/[-/]/);
  return (
    isKnown(core) ||
    isKnown(stem) ||
    (halves.length === 2 && halves.every((half) => half.length >= LEAST_TOUCHING && isKnown(half)))
  );
}

/** A word without the signs around it and its ending. */
function stemOf(run: string): string {
  return readRun(run).core.replace(/(?:'s|\(e?s\))$/, '');
}

/** Hides rows of short words, whatever stands between them. */
function hideShortRows(items: Item[]): Item[] {
  const hidden = new Set<Item>();
  for (const { letters, words } of SHORT_ROWS) {
    let row: Item[] = [];
    for (const item of [...items, undefined]) {
      if (item && item.kind !== 'word') continue;
      if (item && stemOf(item.text).length <= letters) row.push(item);
      else {
        if (row.length >= words) row.forEach((short) => hidden.add(short));
        row = [];
      }
    }
  }
  return items.map((item) => (hidden.has(item) ? UNKNOWN : item));
}

/** Writes the items as a template, its holes numbered by name; unknown words that follow one another are one hole. */
function writeTemplate(items: Item[]): string {
  const counts = new Map<string, number>();
  let written = '';
  let literal = '';
  let previous: Item | undefined;
  for (const item of items) {
    if (item.kind === 'word') previous = undefined;
    if (item.kind !== 'hole') {
      literal += item.text;
      continue;
    }
    // A brace before a hole would make it literal text; it goes into the hole.
    const kept = literal.replace(/\{+$/, '');
    const isNumber = item.hole.kind === 'number' && kept === literal;
    literal = kept;
    const follows = previous === UNKNOWN && item === UNKNOWN;
    if (!follows && (literal || !previous)) {
      const name = item.hole.name.replace(/\d+$/, '');
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      written += `${escapeHoles(literal)}{${name}${count > 1 ? count : ''}${isNumber ? ':number' : ''}}`;
    } else written = written.replace(/:number\}$/, '}');
    literal = '';
    previous = item;
  }
  return written + escapeHoles(literal);
}

function escapeHoles(literal: string): string {
  return literal.replace(LITERAL_HOLE, '{$&}');
}

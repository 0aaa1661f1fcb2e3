import { createLineCounter } from '../log/line-counter.ts';
import { createLiteralScan, scanLiterals, type LiteralScan } from './literal-scan.ts';
import { normalize } from '../log/normalize.ts';
import { compilePattern, listLiterals, type Pattern } from './pattern.ts';
import { createPhraseTest } from './phrase-test.ts';
import { rankHits } from './rank.ts';
import { matchPattern, type Span } from './span.ts';
import type { SignatureEntry } from '../signatures/types.ts';
import { createWordWeights } from '../signatures/word-weights.ts';

/** One stretch of the log that is a page's error; offsets count UTF-16 units of the original text, lines from 1. */
export type MatchPlace = {
  start: number;
  end: number;
  line: number;
  captures: Record<string, string>;
  /** Which of the page's signatures stands here. */
  templateIndex: number;
};

/** A page whose error is in the log; `reason` says in a sentence why it stands where it does. */
export type Match = { id: string; score: number; reason: string; places: MatchPlace[] };

type Candidate = {
  entry: SignatureEntry;
  index: number;
  pattern: Pattern;
  /** The literals of the pieces that must be there. */
  literals: ReturnType<typeof listLiterals>;
  /** What the words it needs add to its weight. */
  bonus: number;
};

/** Signatures made ready for any number of logs. */
export type Matcher = { candidates: Candidate[]; scan: LiteralScan };

type Found = { candidate: Candidate; span: Span; weight: number };

const NEWLINE = 10;
const LINE_HEAD = 100;
/** So many characters at the start of two lines are no chance. */
const ALIKE = 24;
const MOST_PLACES = 1000;
/** A warning is seldom what stopped the command: this is the most that one weighs. */
const WARNING = 10;

/** Compiles the signatures of all pages; parseTemplate says which templates are of use. */
export function createMatcher(entries: SignatureEntry[]): Matcher {
  const weights = createWordWeights(entries.map((entry) => entry.signatures.map(({ template }) => template)));
  const candidates = entries.flatMap((entry) =>
    entry.signatures.map((signature, index) => {
      const pattern = compilePattern(signature.template, weights.weigh);
      const known = listLiterals(pattern.pieces).filter(({ piece }) => piece < pattern.required);
      return { entry, index, pattern, literals: known, bonus: signature.needs?.length ?? 0 };
    }),
  );
  return {
    candidates,
    scan: createLiteralScan(candidates.map((candidate) => candidate.literals.map(({ text }) => text))),
  };
}

/** The pages whose errors are in the log, the most telling one first; none when it holds nothing known. */
export function matchLog(matcher: Matcher, log: string): Match[] {
  const { codes, toOriginal } = normalize(log);
  const found = findSpans(matcher, codes);
  const has = createPhraseTest(codes);
  const byEntry = Map.groupBy(
    found.filter(({ candidate }) => isWanted(candidate, has)),
    ({ candidate }) => candidate.entry,
  );
  const lineOf = createLineCounter(log);
  const hits = [...byEntry].map(([entry, all]) => {
    const { found, weight } = settle(all);
    const places = found.map(({ candidate, span }) => {
      const start = toOriginal(span.start);
      const end = toOriginal(span.end - 1) + 1;
      return {
        start,
        end,
        line: lineOf(start),
        captures: readCaptures(codes, span),
        templateIndex: candidate.index,
      };
    });
    const last = { head: lineHead(codes, found.at(-1) as Found), line: (places.at(-1) as MatchPlace).line };
    return { entry, weight, places, spans: places, line: (places[0] as MatchPlace).line, last };
  });
  return rankHits(hits).map(({ hit, score, reason }) => ({
    id: hit.entry.id,
    score: Math.round(score * 100) / 100,
    reason,
    places: hit.places,
  }));
}

function findSpans({ candidates, scan }: Matcher, codes: Uint16Array): Found[] {
  const found: Found[] = [];
  const passed = new Int32Array(candidates.length).fill(-1);
  const counts = new Int32Array(candidates.length);
  scanLiterals(scan, codes, ({ owner, text, offset }, last) => {
    const candidate = candidates[owner] as Candidate;
    if (last < (passed[owner] as number) || (counts[owner] as number) >= MOST_PLACES) return;
    const { piece, before } = candidate.literals[text] as Candidate['literals'][number];
    const span = matchPattern(candidate.pattern, codes, last, piece, before + offset);
    if (!span) return;
    const weight = span.weight + candidate.bonus;
    found.push({ candidate, span, weight: isWarning(codes, span) ? Math.min(weight / 2, WARNING) : weight });
    passed[owner] = span.end;
    counts[owner] = (counts[owner] as number) + 1;
  });
  return found;
}

function isWanted({ entry, index }: Candidate, has: (phrase: string) => boolean): boolean {
  const needs = entry.signatures[index]?.needs ?? [];
  return needs.every((words) => words.split('|').some(has)) && !(entry.unless ?? []).some(has);
}

/** Whether the line, as it may have been broken, says before or in the message that it is a warning. */
function isWarning(codes: Uint16Array, { start, end }: Span): boolean {
  let from = start;
  while (from > 0 && start - from < LINE_HEAD && (codes[from - 1] as number) > NEWLINE) from--;
  return /warn|deprecat/i.test(
    String.fromCharCode(...codes.subarray(from, Math.min(end, start + LINE_HEAD))),
  );
}

/** How the line begins on which a place stands; a short line is all of its own. */
function lineHead(codes: Uint16Array, { candidate, span }: Found): string {
  let from = span.start;
  while (from > 0 && span.start - from < LINE_HEAD && codes[from - 1] !== NEWLINE) from--;
  const head = String.fromCharCode(...codes.subarray(from, from + ALIKE));
  return head.length < ALIKE || head.includes('\n') ? candidate.entry.id : head;
}

/** Where two signatures of a page weigh alike on the same words, the one that stands first on the page is meant. */
function byPlace(a: Found, b: Found): number {
  return a.span.start - b.span.start || b.weight - a.weight || a.candidate.index - b.candidate.index;
}

/** One page's places without overlaps, and what they are worth together. */
function settle(all: Found[]): { found: Found[]; weight: number } {
  const found: Found[] = [];
  const weights = new Map<number, number>();
  for (const next of all.sort(byPlace)) {
    weights.set(next.candidate.index, Math.max(next.weight, weights.get(next.candidate.index) ?? 0));
    const last = found.at(-1);
    if (!last || last.span.end <= next.span.start) found.push(next);
    else if (last.weight < next.weight) found[found.length - 1] = next;
  }
  const best = Math.max(...weights.values());
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  return { found, weight: best + (sum - best) / 10 };
}

function readCaptures(codes: Uint16Array, { holes }: Span): Record<string, string> {
  // No plain object: it has names from birth, such as `constructor`.
  const captures = new Map<string, string>();
  for (const { name, start, end } of holes) {
    const text = String.fromCharCode(...codes.subarray(start, end)).replace(/[\u0001\n]/g, '');
    if (!captures.has(name)) captures.set(name, text);
  }
  return Object.fromEntries(captures);
}

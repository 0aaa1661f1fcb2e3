import { countLeading } from '../log/count-leading.ts';
import { mergeCaptures } from '../matching/captures.ts';
import { generalizeText } from './generalize.ts';
import { matchLog, type Matcher } from '../matching/match.ts';
import { redact, type Replacement } from '../redaction/redact.ts';
import { publishTemplate } from './public-line.ts';
import { findTellingLines, type TellingLine } from './telling-lines.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A page whose error is in the log, ready to be shown: nothing here holds a secret. */
export type Finding = {
  id: string;
  score: number;
  /** Why it stands at this rank, a sentence. */
  reason: string;
  /** Number of the line that tells, from 1, and of all lines that do. */
  line: number;
  lines: number[];
  /** The telling line, redacted. */
  text: string;
  /** What the message names, for the page's commands. Values that hold a secret are left out. */
  values: Record<string, string>;
};

/** A line that looks like an unknown error. `template` is the line as it may be sent to others: public words and holes. */
export type Suspect = { line: number; text: string; template?: string };

/** A line of the log, redacted; `isTelling` when a finding rests on it. */
export type ShownLine = { number: number; text: string; isTelling: boolean };

/** What a log says: known errors, or else the lines that look like one; and what of the log to show. */
export type Diagnosis = {
  findings: Finding[];
  /** Only when there is no finding. */
  suspects: Suspect[];
  lineCount: number;
  /** The whole log when it is short, else the telling lines with their neighbours. */
  shown: ShownLine[];
  /** What was replaced before anything is shown: kinds and placeholders, each once. */
  replaced: { kind: string; placeholder: string }[];
};

const WHOLE_LOG_LINES = 200;
const NEIGHBOURS = 3;
const MOST_SHOWN = 400;
/** Their replacement hides a person, not a key: a command on the reader's own machine needs the real value. */
const PERSONAL = new Set(['home directory', 'e-mail address']);

/** Reads a log with the matcher; linear in the log. Without a vocabulary no word is public. */
export function diagnose(matcher: Matcher, log: string, isPublic: Vocabulary = () => false): Diagnosis {
  const { replaced } = redact(log);
  const starts = lineStarts(log);
  const lineText = (number: number) => redactedLine(log, starts, replaced, number);
  const telling = new Set<number>();
  const findings = matchLog(matcher, log).map(({ id, score, reason, places }): Finding => {
    const lines = [...new Set(places.map(({ line }) => line))];
    for (const { start, end, line } of places) {
      for (let number = line; (starts[number - 1] ?? end) < Math.max(end, start + 1); number++)
        telling.add(number);
    }
    const [line = 1] = lines;
    return {
      id,
      score,
      reason,
      line,
      lines,
      text: lineText(line).trim(),
      values: publicValues(mergeCaptures(places)),
    };
  });
  const suspects = findings.length > 0 ? [] : findTellingLines(log).map((line) => suspectOf(line, isPublic));
  for (const { line } of suspects) telling.add(line);
  return {
    findings,
    suspects,
    lineCount: starts.length,
    shown: numbersToShow(starts.length, telling).map((number) => ({
      number,
      text: lineText(number),
      isTelling: telling.has(number),
    })),
    replaced: [
      ...new Map(replaced.map(({ kind, placeholder }) => [placeholder, { kind, placeholder }])).values(),
    ],
  };
}

function suspectOf({ line, text }: TellingLine, isPublic: Vocabulary): Suspect {
  const generalized = generalizeText(text);
  const template = generalized && publishTemplate(generalized, isPublic);
  return template === undefined ? { line, text } : { line, text, template };
}

function publicValues(captures: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(captures).filter(([, value]) =>
      redact(value).replaced.every(({ kind }) => PERSONAL.has(kind)),
    ),
  );
}

/** Offsets at which lines begin; a line break at the end begins no line. */
function lineStarts(log: string): number[] {
  const starts = [0];
  for (let at = log.indexOf('\n'); at >= 0 && at < log.length - 1; at = log.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

function numbersToShow(count: number, telling: Set<number>): number[] {
  if (count <= WHOLE_LOG_LINES) return Array.from({ length: count }, (_line, index) => index + 1);
  const numbers = new Set<number>();
  for (const line of [...telling].sort((a, b) => a - b)) {
    for (
      let number = Math.max(1, line - NEIGHBOURS);
      number <= Math.min(count, line + NEIGHBOURS);
      number++
    ) {
      numbers.add(number);
    }
    if (numbers.size >= MOST_SHOWN) break;
  }
  return [...numbers];
}

/** One line as it may be shown: what redaction replaced is its placeholder. */
function redactedLine(log: string, starts: number[], replaced: Replacement[], number: number): string {
  const from = starts[number - 1] as number;
  const to = starts[number] ?? log.length;
  let text = '';
  let at = from;
  for (let index = firstEndingAfter(replaced, from); index < replaced.length; index++) {
    const { start, end, placeholder } = replaced[index] as Replacement;
    if (start >= to) break;
    text += log.slice(at, start) + placeholder;
    at = end;
  }
  return (text + log.slice(at, to)).replace(/[\r\n]+$/, '');
}

/** Index of the first replacement that ends behind the offset; replacements stand in order. */
function firstEndingAfter(replaced: Replacement[], offset: number): number {
  return countLeading(replaced, ({ end }) => end <= offset);
}

import { stripVTControlCharacters } from 'node:util';
import type { Diagnosis, Finding } from '../core/diagnosis/diagnosis.ts';
import type { Shell } from '../core/commands/shell.ts';
import { exampleNotes, firstCommands, type FilledCommand } from './filled-commands.ts';
import type { Paint } from './paint.ts';
import type { PageFacts } from './reference.ts';

/** A known error of a log with its page; `file` names the log where several may be meant. */
export interface Found {
  finding: Finding;
  page: PageFacts;
  file?: string;
}

/** How many matches are printed whole; the rest get a line each. */
const WHOLE = 3;
/** What is longer than this says no more. */
const LONGEST_LINE = 400;

/** What a person reads: the telling line, the page, its quick fix, the first commands with the log's values, the address. */
export function describeFindings(found: Found[], shell: Shell, paint: Paint): string {
  const blocks = found.slice(0, WHOLE).map((each) => {
    const { finding, page } = each;
    return [
      `${paint(placeOf(each), 'dim')}  ${paint(shortLine(finding.text), 'red')}`,
      paint(page.title, 'bold'),
      page.quickFix,
      ...firstCommands(page, finding.values, shell).flatMap((command) => commandLines(command, paint)),
      '',
      page.url,
    ].join('\n');
  });
  const rest = found.slice(WHOLE).map((each) => `${placeOf(each)}  ${each.page.title}  ${each.page.url}`);
  return [...blocks, ...(rest.length > 0 ? [rest.join('\n')] : [])].join('\n\n');
}

/** What is said when nothing matches: the lines that look most like an error. */
export function describeSuspects({ suspects, lineCount }: Diagnosis, paint: Paint, file?: string): string {
  const lines = `${lineCount === 1 ? 'one line' : `${lineCount} lines`}${file ? ` of ${printable(file)}` : ''}`;
  if (suspects.length === 0) return `No known error in ${lines}, and nothing that looks like one.`;
  return [
    `No known error in ${lines}. These look most like one:`,
    ...suspects.map(({ line, text }) => `${paint(`line ${line}`, 'dim')}  ${printable(text)}`),
    'Search for one of them with: errdex search <words>',
  ].join('\n');
}

/** Every match for programs; the published form of `--json`. */
export function matchesJson(found: Found[]): string {
  const matches = found.map(
    ({ finding: { id, score, reason, line, lines, values }, page: { title, url }, file }) => ({
      id,
      score,
      line,
      lines,
      captures: values,
      url,
      title,
      reason,
      ...(file !== undefined && { file }),
    }),
  );
  return JSON.stringify({ matches }, null, 2);
}

/** A line of somebody's log must not steer the reader's terminal, nor turn what stands beside it around. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    ' ',
  );
}

/** A line of a log as it may be shown: without colours, and not as long as it likes. */
export function shortLine(text: string): string {
  // Colours, which are not counted, are seldom most of a line.
  const line = printable(text.slice(0, 4 * LONGEST_LINE)).trim();
  return (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line).toWellFormed();
}

function placeOf({ finding: { line }, file }: Found): string {
  return file === undefined ? `line ${line}` : `${printable(file)}:${line}`;
}

function commandLines(command: FilledCommand, paint: Paint): string[] {
  const { title, risk, file, code } = command;
  const heading = `${title}${risk === 'inspects' ? '' : ` (${risk})`}${file ? `, in ${file}` : ''}:`;
  const example = exampleNotes(command).join('; ');
  return [
    '',
    paint(heading, 'dim'),
    ...code.split('\n').map((line) => `    ${line}`),
    ...(example ? [paint(`  ${example}`, 'dim')] : []),
  ];
}

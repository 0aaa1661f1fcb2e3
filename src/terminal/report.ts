import type { Diagnosis, Finding } from '../core/diagnosis/diagnosis.ts';
import { fillCommand, fillText } from '../core/commands/fill.ts';
import type { Twin } from './reference.ts';

/** Paints text for a terminal, or leaves it alone. */
export type Paint = (text: string, style: 'bold' | 'dim' | 'red') => string;

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39] } as const;

export const paintAnsi: Paint = (text, style) =>
  `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
export const paintNothing: Paint = (text) => text;

/** How many matches are printed whole; the rest get a line each. */
const WHOLE = 3;

/** What a person reads: the telling line, the page, its quick fix, the first command with the log's values, the address. */
export function describeFindings(found: { finding: Finding; page: Twin }[], paint: Paint): string {
  const blocks = found.slice(0, WHOLE).map(({ finding, page }) => {
    const [first] = page.commands;
    return [
      `${paint(`line ${finding.line}`, 'dim')}  ${paint(printable(finding.text), 'red')}`,
      paint(page.title, 'bold'),
      page.quickFix,
      ...(first
        ? [
            '',
            ...firstCommand(first, page.values, finding.values)
              .split('\n')
              .map((line) => `    ${line}`),
            '',
          ]
        : []),
      page.url,
    ].join('\n');
  });
  const rest = found
    .slice(WHOLE)
    .map(({ finding, page }) => `line ${finding.line}  ${page.title}  ${page.url}`);
  return [...blocks, ...(rest.length > 0 ? [rest.join('\n')] : [])].join('\n\n');
}

/** What is said when nothing matches: the lines that look most like an error. */
export function describeSuspects({ suspects, lineCount }: Diagnosis, paint: Paint): string {
  const lines = lineCount === 1 ? 'one line' : `${lineCount} lines`;
  if (suspects.length === 0) return `No known error in ${lines}, and nothing that looks like one.`;
  return [
    `No known error in ${lines}. These look most like one:`,
    ...suspects.map(({ line, text }) => `${paint(`line ${line}`, 'dim')}  ${printable(text)}`),
    'Search for one of them with: errdex search <words>',
  ].join('\n');
}

/** Every match for programs; the published form of `--json`. */
export function matchesJson(found: { finding: Finding; page: Twin }[]): string {
  const matches = found.map(
    ({ finding: { id, score, reason, line, lines, values }, page: { title, url } }) => ({
      id,
      score,
      line,
      lines,
      captures: values,
      url,
      title,
      reason,
    }),
  );
  return JSON.stringify({ matches }, null, 2);
}

function firstCommand(
  { blocks }: Twin['commands'][number],
  described: Twin['values'],
  values: Record<string, string>,
): string {
  const [block] = blocks;
  if (!block) return '';
  const defaults = Object.fromEntries(described.map((value) => [value.name, value.default]));
  try {
    const given = { ...defaults, ...values };
    return block.shell ? fillCommand(block.template, given, block.shell) : fillText(block.template, given);
  } catch {
    // The shell cannot carry a value from this log: the command with its defaults is still right to read.
    return block.code;
  }
}

/** A line of somebody's log must not steer the reader's terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

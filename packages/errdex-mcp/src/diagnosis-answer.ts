import * as z from 'zod';
import type { Shell } from '../../../src/core/commands/shell.ts';
import { causeLines, describePage, MOST_PAGES, nameValues } from '../../../src/terminal/agent-context.ts';
import type { LogReading } from '../../../src/terminal/diagnose-log.ts';
import { firstCommands } from '../../../src/terminal/filled-commands.ts';
import type { Found } from '../../../src/terminal/report.ts';
import { COMMAND } from './command-schema.ts';

/** The structured answer about a log. Of the log it holds numbers of lines and, inside commands, values that are names. */
export const DIAGNOSIS = z.object({
  lineCount: z.number(),
  matches: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        url: z.string(),
        line: z.number().describe('The line that tells, from 1'),
        lines: z.number().describe('How many lines tell it'),
        quickFix: z.string(),
        commands: z.array(COMMAND),
        causes: z.array(z.string()).describe('With their signs and fixes; empty: ask show_error'),
      }),
    )
    .describe('Known errors, the most telling first'),
  also: z.array(z.string()).describe('Ids of other pages that fit, for show_error'),
  suspects: z.array(z.number()).describe('Without a match: the lines that look most like an error'),
});

/** What an agent is told of a log. */
export interface Answer<Content> {
  text: string;
  structuredContent: Content;
}

/** The answer about a log. */
export type DiagnosisAnswer = Answer<z.infer<typeof DIAGNOSIS>>;

/** 1,200 tokens, at the three characters that a token of JSON, commands and paths has at least on average. */
const MOST_CHARACTERS = 3600;
const MOST_OTHERS = 5;

/** How much is said of a log, from what must be said to all that helps. */
const SHAPES = [
  { pages: 1, withCauses: 0 },
  { pages: 1, withCauses: 1 },
  { pages: MOST_PAGES, withCauses: 1 },
  { pages: MOST_PAGES, withCauses: MOST_PAGES },
];

/** The fullest answer that an agent has room for. */
export function diagnosisAnswer(reading: LogReading, shell: Shell): DiagnosisAnswer {
  const answers = SHAPES.map((shape) => write(reading, shell, shape));
  const fullest = answers.findLast((answer) => sizeOf(answer) <= MOST_CHARACTERS) ?? answers[0];
  return fullest as DiagnosisAnswer;
}

/** Characters of an answer, its text and its structure together. */
function sizeOf({ text, structuredContent }: Answer<unknown>): number {
  return text.length + JSON.stringify(structuredContent).length;
}

function write(
  { found, diagnosis: { lineCount, suspects } }: LogReading,
  shell: Shell,
  { pages, withCauses }: (typeof SHAPES)[number],
): DiagnosisAnswer {
  const shown = found.slice(0, pages);
  const structuredContent = {
    lineCount,
    matches: shown.map((each, index) => describeMatch(each, shell, index < withCauses)),
    also: found.slice(pages, pages + MOST_OTHERS).map(({ page }) => page.id),
    suspects: suspects.map(({ line }) => line),
  };
  return { text: summarize(shown, structuredContent.suspects, shell), structuredContent };
}

function describeMatch({ finding, page }: Found, shell: Shell, withCauses: boolean) {
  const { id, title, url, quickFix } = page;
  return {
    ...{ id, title, url, quickFix, line: finding.line, lines: finding.lines.length },
    commands: firstCommands(page, nameValues(finding.values), shell),
    causes: withCauses ? causeLines(page) : [],
  };
}

function summarize(shown: Found[], suspects: number[], shell: Shell): string {
  if (shown.length > 0) {
    return shown
      .map(
        ({ finding, page }) =>
          `Line ${finding.line}: ${describePage(page, nameValues(finding.values), shell, [])}`,
      )
      .join('\n\n');
  }
  return suspects.length > 0
    ? `No known error. Lines that look most like one: ${suspects.join(', ')}.`
    : 'No known error, and no line that looks like one.';
}

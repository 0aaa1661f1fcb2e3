import type { Diagnosis } from '../../../src/core/diagnosis/diagnosis.ts';
import type { Shell } from '../../../src/core/commands/shell.ts';
import { causeLines } from '../../../src/terminal/agent-context.ts';
import { exampleNotes, firstCommands, type FilledCommand } from '../../../src/terminal/filled-commands.ts';
import { shortLine } from '../../../src/terminal/report.ts';
import type { ActionFound } from './action-page.ts';

/** How many matches are described; of the rest the summary has the title. */
const WHOLE = 3;

/** The job summary, in Markdown of at most so many bytes: what does not fit is left out, the last first. */
export function summary(
  found: ActionFound[],
  { suspects, lineCount }: Diagnosis,
  shell: Shell,
  room: number,
): string {
  const parts =
    found.length > 0
      ? found.map((each, index) => (index < WHOLE ? describe(each, shell) : titleOf(each)))
      : [`## Errdex: no known error in ${lineCount} lines`, ...suspects.map(describeSuspect)];
  let text = '';
  for (const part of parts) {
    const longer = `${text}${part}\n\n`;
    if (Buffer.byteLength(longer) > room) break;
    text = longer;
  }
  return text;
}

function describe(found: ActionFound, shell: Shell): string {
  const { finding, page } = found;
  const causes = causeLines(page);
  return [
    titleOf(found),
    code(shortLine(finding.text)),
    page.quickFix,
    ...firstCommands(page, finding.values, shell).map(describeCommand),
    ...(causes.length > 0 ? [`**Causes**\n\n${causes.map((cause) => `- ${cause}`).join('\n')}`] : []),
  ].join('\n\n');
}

function titleOf({ finding: { line }, page: { title, url, level } }: ActionFound): string {
  return `## [${escapeMarkdown(title)}](${url})\n\nLine ${line} of the log. The page is ${level}.`;
}

function describeSuspect({ line, text }: Diagnosis['suspects'][number]): string {
  return `Line ${line} looks like one:\n\n${code(shortLine(text))}`;
}

function describeCommand(command: FilledCommand): string {
  const { title, risk, file, shell, code: text } = command;
  const facts = [`${risk}, ${file ?? shell ?? ''}`, ...exampleNotes(command).map(escapeMarkdown)];
  return `**${escapeMarkdown(title)}** (${facts.join('; ')})\n\n${code(text)}`;
}

/** Code by indentation: there is no mark that a line of a log could end it with. */
function code(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~&]/g, '\\$&');
}

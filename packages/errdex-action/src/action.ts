import { createReadStream } from 'node:fs';
import { diagnoseText } from '../../../src/terminal/diagnose-log.ts';
import { readLog, type LogInput } from '../../../src/terminal/log-input.ts';
import { readerShell } from '../../../src/terminal/reader-shell.ts';
import { matchesJson } from '../../../src/terminal/report.ts';
import { runCommand } from '../../../src/terminal/run-command.ts';
import type { PackedPages } from '../../errdex/src/packed-pages.ts';
import type { ActionFound, ActionPage } from './action-page.ts';
import { annotation } from './annotation.ts';
import { writeOutputs, writeSummary, type StepFiles } from './step-files.ts';
import { summary } from './summary.ts';
import { stopCommands, workflowCommand } from './workflow-commands.ts';

/** The environment that the runner gives a step of an Action. */
export interface StepEnv extends StepFiles {
  INPUT_RUN?: string;
  INPUT_LOG?: string;
  GITHUB_WORKSPACE?: string;
  SHELL?: string;
}

type Open = () => PackedPages<ActionPage>;

/** A line that comes often need not be counted to its end. */
const MOST_LINES = 20;

const write = (text: string) => void process.stdout.write(text);

/** The step: returns its exit code. */
export async function act(env: StepEnv, open: Open): Promise<number> {
  const { INPUT_RUN: command, INPUT_LOG: file } = env;
  if (!command === !file) return refuse('Give either `run`, a command, or `log`, a file.');
  if (command) return wrap(command, env, open);
  try {
    await report(await readLog(createReadStream(file as string)), env, open);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    return refuse(`The file \`log\` cannot be read: ${code}.`);
  }
}

/** Runs a command as a step of a workflow runs in bash. */
async function wrap(command: string, env: StepEnv, open: Open): Promise<number> {
  if (process.platform === 'win32')
    return refuse(
      '`run` is for Linux and macOS. On Windows, write the output to a file and name it as `log`.',
    );
  const resume = stopCommands(write);
  // All in one stream: the runner reads two beside each other, and could take the end of one for the end of both.
  const { stdout } = process;
  const code = await runCommand(
    ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', command],
    async (log) => {
      resume();
      await report(log, env, open);
    },
    { stdout, stderr: stdout },
  );
  resume();
  return code;
}

async function report({ text }: LogInput, env: StepEnv, open: Open): Promise<void> {
  const { matcher, find } = open();
  const page = (id: string) => find(id) as ActionPage;
  const reading = await diagnoseText({ matcher, page }, text);
  const found = reading.found as ActionFound[];
  const [first] = found;
  if (first) write(annotation(first, text, env.GITHUB_WORKSPACE ?? process.cwd()));
  const shell = readerShell(process.platform, { SHELL: env.SHELL });
  writeSummary(env, (room) => summary(found, reading.diagnosis, shell, room));
  writeOutputs(env, {
    id: first?.page.id ?? '',
    url: first?.page.url ?? '',
    json: matchesJson(found.map(withFewLines)),
  });
}

function withFewLines(found: ActionFound): ActionFound {
  return { ...found, finding: { ...found.finding, lines: found.finding.lines.slice(0, MOST_LINES) } };
}

function refuse(sentence: string): number {
  write(workflowCommand('error', { title: 'Errdex' }, sentence));
  return 1;
}

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A command that the runner took from a step's output. */
export interface Taken {
  name: string;
  properties: Record<string, string>;
  message: string;
}

/** What a step left: its end, its output, what the runner took from it. */
interface Step {
  status: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  taken: Taken[];
  outputs: Record<string, string>;
  summary: string;
}

/** Runs the program of an Action as GitHub's documents say that a runner does: inputs and files by environment variables. */
export function runStep(
  program: string,
  workspace: string,
  inputs: Record<string, string>,
  summaryBefore = '',
): Step {
  const files = path.join(workspace, '..', `files-${randomUUID()}`);
  mkdirSync(files);
  const [output, summary] = ['output', 'summary'].map((name) => path.join(files, name)) as [string, string];
  writeFileSync(output, '');
  writeFileSync(summary, summaryBefore);
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program], {
    ...{ encoding: 'utf8', cwd: workspace, maxBuffer: 1e9 },
    env: {
      ...{ PATH: process.env['PATH'], CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace },
      ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  return {
    ...{ status, signal, stdout, stderr, taken: takeCommands(stdout) },
    outputs: readOutputs(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** The commands in an output, in both of the forms that the runner knows, but for those between a stop and its token. */
export function takeCommands(output: string): Taken[] {
  const taken: Taken[] = [];
  let token: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = readCommand(line);
    if (!command) continue;
    if (token !== undefined) {
      if (command.name === token) token = undefined;
    } else if (command.name === 'stop-commands') token = command.message;
    else taken.push(command);
  }
  if (token !== undefined) throw new Error('The runner was never told to take commands again.');
  return taken;
}

function readCommand(line: string): Taken | undefined {
  const [, head, message = ''] =
    /^\s*::(.+?)::([^]*)$/.exec(line) ?? /##\[([^\]]+)\]([^]*)$/.exec(line) ?? ([] as string[]);
  if (head === undefined) return undefined;
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(head) ?? [];
  const pairs = rest.split(',').filter(Boolean);
  return {
    name: name.toLowerCase(),
    properties: Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1))]),
    ),
    message: unescape(message),
  };
}

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function readOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(\w+)<<(\S+)\n([^]*?)\n\2\n/gm)].map(([, name, , value]) => [name, value ?? '']),
  ) as Record<string, string>;
}

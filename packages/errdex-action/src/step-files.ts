import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';

/** The runner drops a summary of a step that comes near its 1,024 KiB, which is for all that the step writes. */
const MOST_SUMMARY = 1_000_000;

/** The files that the runner reads what a step has found from; where there is no runner, nothing is written. */
export interface StepFiles {
  GITHUB_OUTPUT?: string;
  GITHUB_STEP_SUMMARY?: string;
}

/** Sets the outputs of the step. */
export function writeOutputs({ GITHUB_OUTPUT: file }: StepFiles, outputs: Record<string, string>): void {
  if (!file) return;
  for (const [name, value] of Object.entries(outputs)) {
    // No value can hold a mark that it does not know.
    const mark = randomUUID();
    appendFileSync(file, `${name}<<${mark}\n${value}\n${mark}\n`);
  }
}

/** Adds to the job summary what `write` makes for the room that is left there. */
export function writeSummary(
  { GITHUB_STEP_SUMMARY: file }: StepFiles,
  write: (room: number) => string,
): void {
  if (!file) return;
  const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  // The command before may have left its own last line open.
  const start = written > 0 ? '\n\n' : '';
  const text = write(MOST_SUMMARY - written - start.length);
  if (text) appendFileSync(file, start + text);
}

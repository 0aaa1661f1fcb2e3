import { Readable } from 'node:stream';
import type { Shell } from '../core/commands/shell.ts';
import { agentContext } from './agent-context.ts';
import { diagnoseText } from './diagnose-log.ts';
import { readFailure } from './hook-payload.ts';
import { readLog } from './log-input.ts';
import type { Reference } from './reference.ts';

/** How much of an output is read, half from each end, so that an agent does not wait for the answer. */
const MOST_OUTPUT = 128 * 1024;

/**
 * The answer to an agent's hook: JSON that adds the diagnosis to what the agent reads, or nothing. It never fails: an
 * agent must not stop because of what was only to help it.
 */
export async function hookAnswer(
  input: AsyncIterable<Uint8Array | string>,
  open: () => Reference | Promise<Reference>,
  shell?: Shell,
): Promise<string> {
  try {
    const { text } = await readLog(input);
    const failure = readFailure(JSON.parse(text), process.platform);
    if (!failure) return '';
    const output = await readLog(Readable.from([failure.output]), MOST_OUTPUT);
    const { found } = await diagnoseText(await open(), output.text);
    return found.length > 0
      ? JSON.stringify(failure.answer(agentContext(found, shell ?? failure.shell)))
      : '';
  } catch {
    return '';
  }
}

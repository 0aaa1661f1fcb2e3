import { randomUUID } from 'node:crypto';

/** What the runner is told on standard output: `::name property=value::message`. */
export function workflowCommand(name: string, properties: Record<string, string>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${[name, written.join(',')].filter(Boolean).join(' ')}::${escapeMessage(message)}\n`;
}

/**
 * Makes the runner take no command from what is written next, until the function is called that this returns. Whoever
 * wrote the output cannot know the token.
 */
export function stopCommands(write: (text: string) => void): () => void {
  const token = randomUUID();
  let isStopped = true;
  write(workflowCommand('stop-commands', {}, token));
  return () => {
    // The output may end within a line, where the token would not be seen.
    if (isStopped) write(`\n::${token}::\n`);
    isStopped = false;
  };
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

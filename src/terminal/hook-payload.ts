import type { Shell } from '../core/commands/shell.ts';

/** A failed command as an agent's hook tells it, and how that agent wants to be answered. */
export interface Failure {
  /** What the command printed, as the agent was told it. */
  output: string;
  /** The shell that the agent's tool runs commands in. */
  shell: Shell;
  /** The answer that adds a text to what the agent reads. */
  answer: (context: string) => object;
}

type Payload = Record<string, unknown>;

/** The tools of agents that run a command, in lower case. */
const TOOLS = new Set(['bash', 'powershell', 'shell', 'run_shell_command']);

/**
 * The failure that a hook's JSON tells of, or undefined: another event, another tool, a command that succeeded or that
 * the person stopped. The shapes are those of the agents' own documents; tests/fixtures/hooks holds one of each.
 */
export function readFailure(payload: unknown, platform: string): Failure | undefined {
  if (!isObject(payload) || payload['is_interrupt'] === true) return undefined;
  const event = payload['hook_event_name'];
  const tool = (textOf(payload['tool_name'] ?? payload['toolName']) ?? '').toLowerCase();
  if (!TOOLS.has(tool)) return undefined;
  const output = event === 'AfterTool' ? geminiOutput(payload['tool_response']) : textOf(payload['error']);
  const answer = answerTo(event, payload);
  if (!output || !answer) return undefined;
  const isPowerShell = tool === 'powershell' || (tool === 'run_shell_command' && platform === 'win32');
  return { output, shell: isPowerShell ? 'powershell' : 'bash', answer };
}

function answerTo(event: unknown, payload: Payload): Failure['answer'] | undefined {
  // Claude Code, and Copilot where it is asked for the same format; Gemini CLI.
  if (event === 'PostToolUseFailure' || event === 'AfterTool')
    return (additionalContext) => ({ hookSpecificOutput: { hookEventName: event, additionalContext } });
  // Copilot's own format names no event.
  if (event === undefined && 'toolName' in payload) return (additionalContext) => ({ additionalContext });
  return undefined;
}

/** Gemini CLI calls its hook after every command; only what failed has an error or an exit code in its text. */
function geminiOutput(response: unknown): string | undefined {
  if (!isObject(response)) return undefined;
  const text = textOf(response['llmContent']) ?? '';
  const { error } = response;
  const message = isObject(error) ? textOf(error['message']) : textOf(error);
  if (message === undefined && !/^Exit Code: [1-9-]/m.test(text)) return undefined;
  return [text, message].filter(Boolean).join('\n');
}

/** A text, or the texts of a list of parts. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((part) => textOf(part) ?? '').join('\n');
  return isObject(value) && typeof value['text'] === 'string' ? value['text'] : undefined;
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

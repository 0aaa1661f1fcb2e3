import { parseArgs } from 'node:util';
import type { Shell } from '../core/commands/shell.ts';
import { UsageError } from './usage-error.ts';

/** What a call asks for. */
type Task =
  | { kind: 'help' | 'version' | 'hook' | 'mcp' }
  | { kind: 'match'; files: string[] }
  | { kind: 'show'; id: string }
  | { kind: 'search'; words: string }
  | { kind: 'run'; command: [program: string, ...words: string[]] }
  | { kind: 'completion'; shell: string };

/** A call, read: its task and how to answer. */
export interface Call {
  task: Task;
  json: boolean;
  /** `false` when colours are refused. */
  colour: boolean;
  /** The shell that commands are written for, when it was named. */
  shell?: Shell;
}

/** Every option with what it does, in the order of the help. */
export const OPTIONS = {
  json: { type: 'boolean', does: 'answer for programs' },
  shell: { type: 'string', does: 'write commands for bash, fish, powershell or cmd' },
  'no-colour': { type: 'boolean', does: 'no colours; NO_COLOR in the environment says the same' },
  version: { type: 'boolean', does: 'print the version' },
  help: { type: 'boolean', short: 'h', does: 'print this' },
} as const;

/** What stands first in a call when it is not a file. */
export const SUBCOMMANDS = {
  show: 'print a page',
  search: 'find pages by words',
  run: 'run a command; when it fails, say why',
  hook: "answer an agent's hook about a failed command",
  mcp: 'serve agents by the Model Context Protocol, where errdex-mcp is installed',
  completion: 'print the completion script of a shell',
} as const;

/** The shells that `--shell` knows. */
export const SHELLS: readonly Shell[] = ['bash', 'fish', 'powershell', 'cmd'];

/** Reads the words of a call; throws UsageError with what to do. */
export function parseCall(words: string[]): Call {
  const end = words.indexOf('--');
  const { values, positionals } = parseOptions(end < 0 ? words : words.slice(0, end));
  const behind = end < 0 ? undefined : words.slice(end + 1);
  return {
    task: values.help
      ? { kind: 'help' }
      : values.version
        ? { kind: 'version' }
        : readTask(positionals, behind),
    json: values.json ?? false,
    colour: !(values['no-colour'] ?? values['no-color'] ?? false),
    shell: readShell(values.shell),
  };
}

function parseOptions(args: string[]) {
  try {
    const options = { ...OPTIONS, 'no-color': { type: 'boolean' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. .*/s, '.'));
  }
}

function readTask([first, ...rest]: string[], behind: string[] | undefined): Task {
  const all = [...rest, ...(behind ?? [])];
  switch (first) {
    case 'show': {
      const [id] = all;
      if (id === undefined || all.length > 1) throw new UsageError('`show` takes the id of one page.');
      return { kind: 'show', id };
    }
    case 'search':
      if (all.length === 0) throw new UsageError('`search` takes the words to look for.');
      return { kind: 'search', words: all.join(' ') };
    case 'run': {
      const [program, ...words] = behind ?? [];
      if (program === undefined || rest.length > 0)
        throw new UsageError('`run` takes a command behind two hyphens: errdex run -- npm test');
      return { kind: 'run', command: [program, ...words] };
    }
    case 'hook':
      if (all.length > 0) throw new UsageError('`hook` takes no words; it reads standard input.');
      return { kind: 'hook' };
    case 'mcp':
      if (all.length > 0)
        throw new UsageError('`mcp` takes no words; it speaks on standard input and output.');
      return { kind: 'mcp' };
    case 'completion': {
      const [shell] = all;
      if (shell === undefined || all.length > 1)
        throw new UsageError('`completion` takes bash, zsh or fish.');
      return { kind: 'completion', shell };
    }
    case undefined:
      return { kind: 'match', files: behind ?? [] };
    default:
      return { kind: 'match', files: [first, ...all] };
  }
}

function readShell(name: string | undefined): Shell | undefined {
  if (name === undefined) return undefined;
  // zsh is written as bash is.
  const shell = SHELLS.find((known) => known === (name === 'zsh' ? 'bash' : name));
  if (!shell) throw new UsageError(`I do not know the shell ${name}. I know ${SHELLS.join(', ')}.`);
  return shell;
}

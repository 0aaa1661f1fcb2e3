import type { Shell } from '../core/commands/shell.ts';
import type { Block } from './reference.ts';

/** The shell that the reader most likely types commands into. */
export function readerShell(platform: string, env: Record<string, string | undefined>): Shell {
  if (/(?:^|\/)fish$/.test(env['SHELL'] ?? '')) return 'fish';
  // Git Bash and its like set SHELL on Windows too.
  return platform === 'win32' && !env['SHELL'] ? 'powershell' : 'bash';
}

/** The block that was written for the shell, else the author's own. */
export function blockFor(blocks: Block[], shell: Shell): Block | undefined {
  return blocks.find((block) => block.shell === shell) ?? blocks[0];
}

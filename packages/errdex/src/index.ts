import { diagnose } from '../../../src/core/diagnosis/diagnosis.ts';
import { firstCommands } from '../../../src/terminal/filled-commands.ts';
import { readerShell } from '../../../src/terminal/reader-shell.ts';
import { packedPages } from './packed-pages.ts';

/** @internal For the program. */
export { command } from './command.ts';

/** A shell that commands can be written for; `bash` stands for every POSIX shell. */
export type Shell = 'bash' | 'fish' | 'powershell' | 'cmd';

/** A command to copy, with the log's values in it, quoted for its shell. It is printed, never run. */
export interface Command {
  title: string;
  /** `inspects`, `changes` or `destroys`. */
  risk: string;
  /** Absent when `code` is the content of `file`. */
  shell?: Shell;
  file?: string;
  code: string;
  /** Values in `code` that the log did not name: the page's examples. */
  examples: { label: string; value: string }[];
}

/** A known error in a log. Secrets of the log are replaced in it, in texts and in values. */
export interface Match {
  /** `tool/slug`, as `show` takes it. */
  id: string;
  title: string;
  url: string;
  quickFix: string;
  /** What to copy first. */
  commands: Command[];
  /** The line that tells, from 1, and all lines that do. */
  line: number;
  lines: number[];
  /** The line that tells. */
  text: string;
  /** What the message names. */
  captures: Record<string, string>;
  score: number;
  /** Why it stands at this rank. */
  reason: string;
}

/** A page of the reference. */
export interface Page {
  id: string;
  title: string;
  description: string;
  url: string;
  quickFix: string;
  /** The page, but for related errors, the recordings of its runs and its sources, which its address has. */
  markdown: string;
}

/** The known errors in a log, the most telling one first. Nothing is sent and nothing is run. */
export function match(log: string, options: { shell?: Shell } = {}): Match[] {
  const { matcher, find } = packedPages();
  const shell = options.shell ?? readerShell(process.platform, process.env);
  return diagnose(matcher(), log).findings.flatMap(({ values, ...finding }): Match[] => {
    const page = find(finding.id);
    if (!page) return [];
    const { title, url, quickFix } = page;
    return [
      { ...finding, title, url, quickFix, captures: values, commands: firstCommands(page, values, shell) },
    ];
  });
}

/** A page by its id, or undefined. */
export function show(id: string): Page | undefined {
  const page = packedPages().find(id);
  if (!page) return undefined;
  const { title, description, url, quickFix, markdown } = page;
  return { id, title, description, url, quickFix, markdown };
}

import { checkFolder } from '../content/check-folder.ts';
import { idOf } from '../content/content-files.ts';
import { formatProblem } from '../content/problems.ts';
import type { Page } from '../proof/page.ts';
import { bashBlocks, bashForms, unsafeCommands } from './page-safety.ts';
import { pasteAll } from './paste.ts';
import { checkShell } from './shellcheck.ts';

/** What is wrong with the pages whose ids are wanted, by the rules on content and on safety; a sentence each. */
export async function checkPages(
  root: string,
  isWanted: (id: string) => boolean,
  today: Date,
  { canPaste = false } = {},
): Promise<string[]> {
  const { content, problems } = await checkFolder(root, today);
  const pages = content.errors
    .filter(({ id }) => isWanted(id))
    .map(({ id, data }): Page => ({ ...data, id }));
  const own = problems.filter(({ file }) => file.startsWith('content/errors/') && isWanted(idOf(file)));
  const faults = [...own.map(formatProblem), ...(await safetyFaults(pages))];
  // Only what is found safe gets into a terminal.
  return faults.length === 0 && canPaste ? pasteFaults(pages) : faults;
}

/** A sentence for every command that is not safe, or in which ShellCheck finds something. Without ShellCheck its rules are left out. */
export async function safetyFaults(pages: Page[]): Promise<string[]> {
  const unsafe = await Promise.all(pages.map(unsafeCommands));
  return [...unsafe.flat(), ...(checkShell(pages.flatMap(bashForms)) ?? [])];
}

/** A sentence for every bash block that runs, or changes, before Enter when it is pasted into a terminal. */
export async function pasteFaults(pages: Page[]): Promise<string[]> {
  const blocks = pages.flatMap(bashBlocks);
  const pasted = await pasteAll(blocks.map(({ code }) => code));
  return blocks.flatMap(({ name, code }, index) => {
    const { line, ran } = pasted[index] ?? { line: '', ran: true };
    return [
      ...(ran ? [`${name}: runs before Enter when it is pasted.`] : []),
      ...(line === code ? [] : [`${name}: becomes \`${line}\` when it is pasted.`]),
    ];
  });
}

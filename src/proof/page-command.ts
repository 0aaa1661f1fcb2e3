import { commandHoles, fillCommand, fillText, quote } from '../core/commands/fill.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import type { Page } from './page.ts';

type Command = Page['commands'][number];

/** The page's command with this id; throws CaseFailure when there is none. */
export function findCommand(page: Page, id: string): Command {
  const command = page.commands.find((each) => each.id === id);
  if (command) return command;
  const ids = page.commands.map((each) => each.id).join(', ');
  throw new CaseFailure(`command ${id}`, `is not on the page. Use one of ${ids}.`);
}

/** The values that the page's `{{holes}}` get in this case: the message's, then the case's, then the page's defaults. */
export function valuesOf(
  page: Page,
  theCase: ProofCase,
  captures: Record<string, string>,
): Record<string, string> {
  const defaults = Object.fromEntries(
    Object.entries(page.values ?? {}).map(([name, value]) => [name, value.default]),
  );
  return { ...defaults, ...theCase.values, ...captures };
}

/** The bash that does what the reader does with a block: runs it, or saves it as the file that it is. */
export function writeCommand(
  command: Command,
  values: Record<string, string>,
): { script: string; shown: string } {
  const id = `command ${command.id}`;
  if (command.file) {
    const shown = fillText(command.code, values);
    const home = command.file.startsWith('~/') ? '"$HOME"/' : '';
    const path = home + quote(command.file.replace(/^~\//, ''), 'bash');
    return {
      script: `mkdir -p "$(dirname ${path})" && printf '%s\\n' ${quote(shown, 'bash', true)} >${path}`,
      shown,
    };
  }
  const code = command.shell === 'bash' ? command.code : command.variants?.bash;
  if (code === undefined) throw new CaseFailure(id, `is for ${command.shell} only and cannot run here.`);
  const shown = fillCommand(code, values, 'bash');
  const [hole] = commandHoles(shown);
  if (hole)
    throw new CaseFailure(
      id,
      `needs a value for {{${hole}}}: from the message, the case's \`values\` or the page's \`values\`.`,
    );
  return { script: shown, shown };
}

import { fillBlock } from '../../core/commands/fill.ts';
import type { AnswerCommand, PageAnswer } from '../../core/commands/page-answer.ts';
import { piecesOf } from '../../core/commands/pieces.ts';
import { RISK_LABELS } from '../../core/commands/risk-labels.ts';
import { element } from './element.ts';

/** The commands of a page's answer, ready to copy, with what the log names in their holes. */
export function answerCommands(
  { commands, values: known }: PageAnswer,
  values: Record<string, string>,
): HTMLElement[] {
  return commands.map((command, index) => {
    const { title, risk, cause, blocks } = command;
    const host = element('div', '', 'command');
    const label = element('p', `${labelOf(command, index)}: `, 'label');
    label.append(element('span', title));
    const shown = blocks.map((block) => blockOf(block, known, values));
    host.append(label, ...(cause ? [element('p', cause)] : []));
    if (risk !== 'inspects') host.append(element('p', RISK_LABELS[risk], `risk ${risk}`));
    host.append(...(shown.length > 1 ? [variants(shown)] : shown));
    return host;
  });
}

function labelOf({ risk, cause }: AnswerCommand, index: number): string {
  if (cause) return 'Most often';
  return risk === 'inspects' && index === 0 ? 'Check first' : 'The command';
}

function variants(blocks: HTMLElement[]): HTMLElement {
  const choice = document.createElement('shell-choice');
  choice.className = 'variants';
  choice.append(...blocks);
  return choice;
}

function blockOf(
  { shell, label, template }: AnswerCommand['blocks'][number],
  known: PageAnswer['values'],
  values: Record<string, string>,
): HTMLElement {
  const usual = Object.fromEntries(Object.entries(known).map(([name, [, value]]) => [name, value]));
  const fill = (given: Record<string, string>) => piecesOf(template, (part) => fillBlock(part, given, shell));
  let given = values;
  let pieces;
  let problem = '';
  try {
    pieces = fill({ ...usual, ...given });
  } catch (error) {
    given = {};
    pieces = fill(usual);
    problem = error instanceof Error ? error.message : String(error);
  }
  const code = element('code');
  code.append(
    ...pieces.map(({ text, hole = '' }) => {
      const [title] = known[hole] ?? [];
      return title === undefined ? text : holeOf(hole, title, text, usual[hole] ?? '', given[hole]);
    }),
  );
  const block = document.createElement('command-block');
  block.className = 'block';
  if (shell) block.dataset['shell'] = shell;
  const pre = element('pre', '', shell && !template.includes('\n') ? 'prompt' : '');
  pre.append(code);
  block.append(element('p', label, 'block__label'), pre);
  if (problem) block.append(element('p', problem, 'block__label'));
  return block;
}

/** A hole as pages print it; what came from the log is as good as typed. */
function holeOf(name: string, title: string, text: string, usual: string, given?: string): HTMLElement {
  const hole = document.createElement('command-hole');
  hole.setAttribute('name', name);
  hole.title = title;
  hole.textContent = text;
  hole.dataset['default'] = given ?? usual;
  if (given !== undefined) hole.dataset['filled'] = hole.dataset['given'] = '';
  return hole;
}

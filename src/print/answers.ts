import { answerOf } from '../catalog/answer-command.ts';
import type { CommandView, ErrorView } from '../catalog/views.ts';
import { commandHoles } from '../core/commands/fill.ts';
import type { AnswerCommand, PageAnswer } from '../core/commands/page-answer.ts';
import { plainText } from './inline-markdown.ts';

/** What a log's card shows of a page: the answer that stands on top of it. */
export function pageAnswer(view: ErrorView): PageAnswer {
  const { first, usual } = answerOf(view);
  const commands = [
    ...(first ? [answerCommand(first)] : []),
    ...(usual ? [answerCommand(usual.command, plainText(usual.cause))] : []),
  ];
  const holes = commands.flatMap(({ blocks }) => blocks.flatMap(({ template }) => commandHoles(template)));
  const values = view.values.filter(({ name }) => holes.includes(name));
  return {
    fix: plainText(view.quickFix),
    commands,
    values: Object.fromEntries(values.map(({ name, label, default: usual }) => [name, [label, usual]])),
  };
}

function answerCommand({ title, risk, blocks }: CommandView, cause?: string): AnswerCommand {
  return {
    title,
    risk,
    ...(cause && { cause }),
    blocks: blocks.map(({ shell, label, template }) => ({ ...(shell && { shell }), label, template })),
  };
}

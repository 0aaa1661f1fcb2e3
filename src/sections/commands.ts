import type { BlockView, CommandView } from '../catalog/views.ts';
import { codeSpan, fence } from './markdown-text.ts';
import type { Section } from './section.ts';

/** The blocks to copy, with what they print and how they are taken back. */
export const commands = {
  id: 'commands',
  title: 'Copy-paste commands',
  markdown: (view) => view.commands.map(commandText).join('\n\n'),
  json: ({ commands: all, values }) => ({
    commands: all.map(({ blocks, undoBlocks, touches, outcomes, ...command }) => ({
      ...command,
      ...(undoBlocks.length > 0 && { undoBlocks: undoBlocks.map(blockJson) }),
      ...(touches.length > 0 && { touches }),
      blocks: blocks.map(blockJson),
      outcomes: outcomes.map(({ nextLink: _link, ...outcome }) => outcome),
    })),
    values,
  }),
  searchText: ({ commands: all }) =>
    all.flatMap((command) => [
      command.title,
      ...command.blocks.map(({ code }) => code),
      command.note,
      command.scope,
      command.rehearse,
      command.undo,
      ...command.outcomes.flatMap(({ text, means }) => [text, means]),
    ]),
  searchWeight: 0.5,
} satisfies Section;

function blockJson({ shell, file, code, template }: BlockView) {
  return { shell, file, code, template };
}

function commandText(command: CommandView): string {
  const { title, risk, scope, rehearse, undo, undoBlocks, touches, note, blocks, outcomes } = command;
  const facts = [
    `- Risk: ${risk}`,
    scope && `- Scope: ${scope}`,
    touches.length > 0 && `- Changes: ${touches.map(codeSpan).join(', ')}`,
    rehearse && `- Rehearse: ${rehearse}`,
    ...undoBlocks.map(({ code }) => `- Undo: ${codeSpan(code)}`),
    undo && `- Undo: ${undo}`,
    ...outcomes.map(
      ({ text, means, nextLink }) =>
        `- Prints ${text === undefined ? 'nothing' : codeSpan(text)}: ${means}${nextLink ? ` Next: ${nextLink.title}.` : ''}`,
    ),
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return [`### ${title}`, ...blocks.map(blockText), note, facts.join('\n')].filter(Boolean).join('\n\n');
}

function blockText({ shell, file, code }: BlockView): string {
  const language = shell ?? file?.split('.').at(-1) ?? 'text';
  return file ? `\`${file}\`:\n\n${fence(code, language)}` : fence(code, language);
}

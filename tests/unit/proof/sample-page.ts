import type { Page } from '../../../src/proof/page.ts';
import { commandSchema } from '../../../src/schema/command.ts';

/** A page about a file that is missing, with a command that inspects, one that cures, and one that does not. */
export function samplePage(): Page {
  const commands = [
    {
      id: 'look',
      title: 'Look',
      code: 'ls cables',
      risk: 'inspects',
      outcomes: [
        { output: 'cannot access', means: 'There are none.' },
        { silent: true, means: 'None has a name.' },
      ],
    },
    { id: 'lay', title: 'Lay it', code: 'mkdir -p cables && touch cables/{{name}}', risk: 'changes' },
    { id: 'wave', title: 'Wave at it', code: 'true', risk: 'changes' },
    { id: 'stumble', title: 'Stumble', code: 'false', risk: 'changes' },
    { id: 'note', title: 'Note', file: 'cables/{{name}}', code: 'laid\n', risk: 'changes' },
  ].map((command) => commandSchema.parse(command));
  return {
    id: 'linux/no-such-cable',
    title: 'no such cable',
    quickFix: 'Lay it.',
    causes: ['There is none.'],
    signatures: [{ template: 'patch: no such cable: {name:word}' }],
    commands,
    values: { name: { label: 'Name', default: 'blue' } },
    related: [],
  } as unknown as Page;
}

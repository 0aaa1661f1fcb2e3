import { commandHoles } from '../../core/commands/fill.ts';
import type { ErrorEntry } from '../content-files.ts';
import { textsOf } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a `{{name}}` outside of commands, where nothing fills it. */
export const holesInProse: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) =>
    textsOf({ ...data, commands: data.commands.map(proseOf) })
      .filter(({ text }) => commandHoles(text).length > 0)
      .map(({ field }) => ({
        file,
        field,
        message:
          'has a `{{name}}`, which is filled only inside `code`. Write it in words, or show the default.',
      })),
  );

function proseOf({ title, scope, undo, rehearse, note, outcomes }: ErrorEntry['data']['commands'][number]) {
  const undoNote = typeof undo === 'string' ? undo : { note: undo?.note };
  return { title, scope, undo: undoNote, rehearse, note, outcomes };
}

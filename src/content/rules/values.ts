import { commandHoles } from '../../core/commands/fill.ts';
import { blocksOf } from '../page-texts.ts';
import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a `{{name}}` in a command that `values` does not describe, and a value that no command uses. */
export const values: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) => {
    const described = Object.keys(data.values ?? {});
    const used = blocksOf(data).flatMap(({ field, code }) => commandHoles(code).map((name) => ({ name, field })));
    const unknown = used.filter(({ name }) => !described.includes(name));
    const idle = described.filter((name) => !used.some((use) => use.name === name));
    return [
      ...unknown.map(({ name, field }) => ({
        file,
        field,
        message: `uses \`{{${name}}}\`, which \`values\` does not describe.${didYouMean(name, described)} Add it there with a label and a default.`,
      })),
      ...idle.map((name) => ({
        file,
        field: `values.${name}`,
        message: 'is used by no command. Remove it, or use it.',
      })),
    ];
  });

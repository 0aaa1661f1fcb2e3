import { checkHolesUnquoted } from '../../core/commands/fill.ts';
import { blocksOf } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a `{{name}}` in a command where the quoted value that fills it would be wrong. */
export const quotedHoles: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) =>
    blocksOf(data).flatMap(({ field, code, shell, isFile }) => {
      const message = isFile ? undefined : checkHolesUnquoted(code, shell);
      return message ? [{ file, field, message }] : [];
    }),
  );

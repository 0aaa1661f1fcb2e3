import { blocksOf } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** What chat tools and word processors turn quotes, dashes and spaces into; and what cannot be seen at all. */
const DECEPTIVE =
  /[\u00a0\u00ad\u2010-\u2015\u2018-\u201f\u2026\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

/** Refuses a command with a character that looks like another one, or like nothing. */
export const characters: ContentRule = ({ errors }) =>
  errors.flatMap(({ file, data }) =>
    blocksOf(data).flatMap(({ field, code }) => {
      const found = DECEPTIVE.exec(code);
      if (!found) return [];
      const point = found[0].codePointAt(0) ?? 0;
      const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
      const line = code.slice(0, found.index).split('\n').length;
      const message = `has the character ${name} in line ${line}: a typographic quote or dash, or one that cannot be seen. Type it as plain ASCII.`;
      return [{ file, field, message }];
    }),
  );

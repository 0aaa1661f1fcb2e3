import { textsOf } from '../page-texts.ts';
import type { ContentRule } from './rule.ts';

/** How every text begins that content/errors/_template.* leaves for the author to replace, wherever in a field it stands. */
const SCAFFOLD = /\breplace this (?:sentence )?by\b/gi;

/** Refuses a page or a proof with text that `npm run new` has written. */
export const scaffold: ContentRule = ({ errors, proofs }) => {
  const message = 'still holds what `npm run new` has written. Replace it, or remove the field.';
  const inFields = [...errors, ...proofs].flatMap(({ file, data }) =>
    textsOf(data)
      .filter(({ text }) => text.search(SCAFFOLD) >= 0)
      .map(({ field }) => ({ file, field, message })),
  );
  const inBodies = errors.flatMap(({ file, body }) =>
    Array.from(body.matchAll(SCAFFOLD), ({ index }) => ({
      file,
      field: 'body',
      message: 'still holds what `npm run new` has written. Write the section.',
      bodyOffset: index,
    })),
  );
  return [...inFields, ...inBodies];
};

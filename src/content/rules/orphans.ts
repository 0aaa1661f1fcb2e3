import { WHOLE_FILE } from '../positions.ts';
import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a proof or evidence of a page that is not there. */
export const orphans: ContentRule = ({ errors, proofs, evidence }) => {
  const pages = new Set(errors.map(({ id }) => id));
  return [...proofs, ...evidence]
    .filter(({ id }) => !pages.has(id))
    .map(({ id, file }) => ({
      file,
      field: 'path',
      message: `belongs to no page: there is no ${id}.${didYouMean(id, [...pages])} Move or remove it.`,
      position: WHOLE_FILE,
    }));
};

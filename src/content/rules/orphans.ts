import { pageIds } from '../known-ids.ts';
import { WHOLE_FILE } from '../positions.ts';
import { didYouMean } from '../problems.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a proof or evidence of a page that is not there. */
export const orphans: ContentRule = (content) => {
  const pages = pageIds(content);
  return [...content.proofs, ...content.evidence]
    .filter(({ id }) => !pages.has(id))
    .map(({ id, file }) => ({
      file,
      field: 'path',
      message: `belongs to no page: there is no ${id}.${didYouMean(id, [...pages])} Move or remove it.`,
      position: WHOLE_FILE,
    }));
};

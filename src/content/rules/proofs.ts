import { proofIds } from '../known-ids.ts';
import { WHOLE_FILE } from '../positions.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a page that has no proof beside it, nor a reason why that cannot be had. */
export const proofs: ContentRule = (content) => {
  const proven = proofIds(content);
  return content.errors
    .filter(({ id }) => !proven.has(id))
    .map(({ id, file }) => ({
      file,
      field: 'proof',
      message: `has no ${id.split('/')[1]}.proof.yaml beside it. Write how to bring the error about, or why that cannot be had.`,
      position: WHOLE_FILE,
    }));
};

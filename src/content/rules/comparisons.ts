import { comparedSignature } from '../compared-signature.ts';
import { COMPARISONS_FILE } from '../content-files.ts';
import type { ContentRule } from './rule.ts';

/** Refuses a comparison with fewer than two rows, an area that is not there, or the name of another. */
export const comparisons: ContentRule = ({ comparisons: all, areas, tools, errors, unread }) => {
  const areaOf = new Map(tools.map(({ id, data }) => [id, data.area]));
  return all.flatMap((comparison, index) => {
    const at = (field: string, message: string) => [
      { file: COMPARISONS_FILE, field: `[${index}].${field}`, message },
    ];
    const { id, area } = comparison;
    if (all.findIndex((other) => other.id === id) < index)
      return at('id', `\`${id}\` is the name of an entry above. Give it one of its own.`);
    if (area !== undefined && !areas.some((shelf) => shelf.id === area))
      return at('area', `\`${area}\` is not in content/areas.yaml. Use one of its ids, or leave the field out.`);
    const signatureOf = comparedSignature(comparison);
    const rows = errors.filter(
      (entry) => signatureOf(entry.data, areaOf.get(entry.id.split('/')[0] ?? '')) !== undefined,
    );
    // A page that does not fit its schema may be a row.
    if (rows.length > 1 || unread?.size) return [];
    return at(
      'words',
      `are in the signatures and aliases of ${rows.length === 1 ? 'one page alone' : 'no page'}. Take words that two pages say, or remove the entry.`,
    );
  });
};

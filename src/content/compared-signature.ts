import type { ComparisonData } from '../schema/comparison.ts';
import type { ErrorData } from '../schema/error.ts';

/** What is read of a page to tell whether it belongs to a comparison. */
type Wordings = Pick<ErrorData, 'signatures' | 'aliases'>;

/**
 * Finds the signature by which a page of an area belongs to a comparison, as its place among the page's own; undefined when
 * the page does not belong. A page whose alias alone holds a word is there with its first signature. Words count whole, in any case.
 */
export function comparedSignature({
  words,
  area,
}: Pick<ComparisonData, 'words' | 'area'>): (page: Wordings, areaOfPage?: string) => number | undefined {
  const any = words.map((word) => RegExp.escape(word)).join('|');
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, 'iu');
  return ({ signatures, aliases = [] }, areaOfPage) => {
    if (area !== undefined && area !== areaOfPage) return undefined;
    const found = signatures.findIndex(({ template }) => word.test(template));
    if (found >= 0) return found;
    return aliases.some((alias) => word.test(alias)) ? 0 : undefined;
  };
}

import { z } from 'astro/zod';
import { inlineText, slug } from './text.ts';

/** A comparison: one entry of `content/comparisons.yaml`. Its rows are made from the pages that say one of its words. */
export const comparisonSchema = z.strictObject({
  /** Permanent name, part of its address. */
  id: slug,
  /** What people meet, whatever printed it. At most 60 characters. Example: `Connection refused, by every program`. */
  title: inlineText.max(60),
  /** One sentence: what tells the rows apart. 50 to 170 characters. */
  description: inlineText.min(50).max(170),
  /** Words or phrases; a page whose signatures or aliases hold one of them, whole, in any case, is a row. */
  words: z.array(inlineText).min(1),
  /** Only pages of this area: an id from `content/areas.yaml`. */
  area: slug.optional(),
});

export type ComparisonData = z.output<typeof comparisonSchema>;

import { z } from 'astro/zod';
import { errorId, inlineText } from './text.ts';

/** How one error relates to another, with the kind that the other page must name when it links back. */
export const RELATION_KINDS = {
  /** This error makes the other one appear. */
  'leads-to': 'caused-by',
  /** The other error makes this one appear. */
  'caused-by': 'leads-to',
  /** They look alike; `check` says how to tell. */
  'confused-with': 'confused-with',
  /** The other one often appears after this one is fixed. */
  'followed-by': 'follows',
  /** This one often appears after the other one is fixed. */
  follows: 'followed-by',
  /** The same cause or the same fix, elsewhere. */
  'similar-to': 'similar-to',
} as const satisfies Record<string, string>;

export type RelationKind = keyof typeof RELATION_KINDS;

/** A link to another error page. */
export const relatedSchema = z
  .strictObject({
    /** The other page: `tool/slug`. */
    id: errorId,
    /** How it is related: `leads-to`, `caused-by`, `confused-with`, `followed-by`, `follows` or `similar-to`. */
    kind: z.enum(Object.keys(RELATION_KINDS) as [RelationKind, ...RelationKind[]]),
    /** One sentence: why a reader of this page would want that one. */
    why: inlineText,
    /** For `confused-with`: the check that decides which of the two it is. */
    check: inlineText.optional(),
  })
  .refine((relation) => (relation.kind === 'confused-with') === (relation.check !== undefined), {
    path: ['check'],
    error: 'belongs to `confused-with`, and only there. Say which look decides between the two pages.',
  });

import { z } from 'astro/zod';
import { inlineText, slug, webAddress } from './text.ts';

/** A tool: `content/tools/<tool>.yaml`. The file name is the first part of its pages' addresses. */
export const toolSchema = z.strictObject({
  /** The name as the vendor writes it. Example: `OpenAI API`. */
  name: inlineText,
  /** The shelf it stands on: an id from `content/areas.yaml`. */
  area: slug,
  /** One sentence: which errors are here. 50 to 170 characters. */
  description: inlineText.min(50).max(170),
  /** The vendor's own pages. */
  links: z
    .array(
      z.strictObject({
        /** What is there. Example: `Error codes`. */
        label: inlineText,
        /** The address. */
        url: webAddress,
      }),
    )
    .min(1),
  /** Its pages by task, when there are many: every page in one group. */
  groups: z
    .array(
      z.strictObject({
        /** What the reader was doing. Example: `Pushing`. */
        title: inlineText,
        /** Pages by the last part of their addresses. */
        errors: z.array(slug).min(1),
      }),
    )
    .min(2)
    .optional(),
});

/** An area: one entry of `content/areas.yaml`, in the order of the shelves. */
export const areaSchema = z.strictObject({
  /** Permanent name, part of its address. */
  id: slug,
  /** The name on the shelf. Example: `Version control`. */
  name: inlineText,
  /** One sentence: what stands there. */
  description: inlineText,
});

export type ToolData = z.output<typeof toolSchema>;
export type AreaData = z.output<typeof areaSchema>;

import { z } from 'astro/zod';
import { errorId, inlineText, slug, webAddress } from './text.ts';

/** Who says what no run here shows, and why no run shows it. */
export const witnessSchema = z.strictObject({
  /** Why it cannot be brought about here. Example: `Only macOS prints this.` */
  why: inlineText,
  /** The page that says it; it stands in `sources` too. */
  source: webAddress,
});

/** What a statement rests on; every one names one of the two. */
export const basis = {
  /** The case of the proof, by its name, whose run shows it. */
  case: inlineText.optional(),
  /** The page that says it; it stands in `sources` too. */
  source: webAddress.optional(),
};

/** One cause of the error, and what cures it. */
export const causeSchema = z
  .strictObject({
    /** Permanent name within the page; outcomes and cases point at it. Example: `stale-lockfile`. */
    id: slug,
    /** What brings the error about. One sentence. */
    cause: inlineText,
    /** How a reader knows this one without a command. */
    sign: inlineText.optional(),
    /** The commands that cure it, by id and in order; or another page's id (`tool/slug`), when the cure stands there. */
    fix: z
      .array(z.union([slug, errorId]))
      .min(1)
      .optional(),
    /** What only a person can do: edit a line, press a button. In a case, `between` plays it. It comes after `fix`. */
    byHand: inlineText.optional(),
    /** Only for a cause that no case brings about: why, and who says it exists. */
    unproven: witnessSchema.optional(),
  })
  .refine(({ fix, byHand }) => fix !== undefined || byHand !== undefined, {
    error: 'has neither `fix` nor `byHand`. Name the commands that cure it, or say what to do by hand.',
  });

/** What most readers can do at once. */
export const quickFixSchema = z
  .strictObject({
    /** One sentence. Code in it that is a command is the command named below. */
    text: inlineText.max(280, 'is longer than 280 characters. Write one sentence.'),
    /** The command that is the quick fix. It helps most readers and harms none. */
    command: slug.optional(),
    /** The inspecting command that tells the causes apart. */
    check: slug.optional(),
  })
  .refine(({ command, check }) => command !== undefined || check !== undefined, {
    error:
      'names neither `command` nor `check`. Name the command that helps most readers, or the first look.',
  });

/** What people try in vain. */
export const deadEndSchema = z
  .strictObject({
    /** What people try. Example: `Deleting node_modules and installing again`. */
    what: inlineText,
    /** Why it does not help, or what it makes worse. */
    why: inlineText,
    /** The same as a bash script; runs show that the error still comes after it. */
    code: z.string().min(1).optional(),
    /** The causes in whose cases it is tried; left out: in all. */
    causes: z.array(slug).min(1).optional(),
    /** Where no run can show it: who says so. It stands in `sources` too. */
    source: webAddress.optional(),
  })
  .refine(({ code, source }) => code !== undefined || source !== undefined, {
    error: 'has neither `code` nor `source`. Show that it does not help, or say who does.',
  });

export type Witness = z.output<typeof witnessSchema>;
export type Cause = z.output<typeof causeSchema>;
export type DeadEnd = z.output<typeof deadEndSchema>;

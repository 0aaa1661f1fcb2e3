import { z } from 'astro/zod';

/** Author text with inline Markdown (`code`, *emphasis*, [links](…)): not empty, no spaces around it. */
export const inlineText = z
  .string()
  .refine((text) => text.trim() !== '', 'is empty. Write the sentence, or remove the field.')
  .refine((text) => text === text.trim(), 'begins or ends with white space. Remove it.');

/** A list that is either left out or says something. */
export const sentences = z.array(inlineText).min(1, 'is an empty list. Add an item, or remove the field.');

/** A name that other fields point at: lower case, digits, single hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug. Use lower-case letters, digits and single hyphens.');

/** The id of an error page: its folder and file name, `git/not-a-git-repository`. */
export const errorId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/,
    'is not a page id. Write `tool/slug`, as in `git/not-a-git-repository`.',
  );

/** A day of the calendar, `2026-11-23`. */
export const day = z.iso.date({ error: 'is not a day. Write year-month-day, as in `2026-11-23`.' });

/** An absolute https address. */
export const webAddress = z.url({
  protocol: /^https$/,
  error: 'is not an https address. Copy it whole from the address bar.',
});

import { z } from 'astro/zod';
import { parseTemplate } from '../core/signatures/template.ts';
import { inlineText } from './text.ts';

/** One wording of the error, as a tool prints it. */
export const signatureSchema = z.strictObject({
  /**
   * The message, literally, copied from real output. Parts that differ from run to run are named holes: `{path}`, `{port:number}`.
   * Example: `listen EADDRINUSE: address already in use {address}:{port:number}`.
   */
  template: z.string().superRefine((template, context) => {
    try {
      parseTemplate(template);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  }),
  /**
   * Words that must stand somewhere else in the log, when the message alone could be another tool's.
   * Example: `[openai]` for `401 Unauthorized`. Each entry must be there; `a|b` accepts either.
   */
  needs: z.array(z.string().min(2)).min(1).optional(),
  /** Who prints this wording, when the page has several. Example: `Python SDK`. */
  from: inlineText.optional(),
});

import * as z from 'zod';
import { SHELLS } from '../../../src/terminal/arguments.ts';

/** The shells that commands can be written for. */
export const SHELL = z.enum(SHELLS);

/** A command as it is answered, filled for a shell. */
export const COMMAND = z.object({
  title: z.string(),
  risk: z.string().describe('inspects, changes or destroys'),
  shell: SHELL.optional(),
  file: z.string().optional().describe('The file whose content the code is'),
  code: z.string(),
  examples: z
    .array(z.object({ label: z.string(), value: z.string() }))
    .describe('Values in the code that are only examples: replace them'),
});

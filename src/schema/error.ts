import { z } from 'astro/zod';
import { commandSchema, valueSchema } from './command.ts';
import { basis, causeSchema, deadEndSchema, quickFixSchema } from './tree.ts';
import { relatedSchema } from './related.ts';
import { signatureSchema } from './signature.ts';
import { day, inlineText, sentences, slug, webAddress } from './text.ts';

/** The frontmatter of an error page: `content/errors/<tool>/<slug>.mdx`. Every field is addressed to its author. */
export const errorSchema = z.strictObject({
  /** What a person types into a search engine: tool and message. At most 70 characters. Example: `OpenAI API 401 Unauthorized`. */
  title: inlineText.max(70, 'is longer than 70 characters. Keep the tool and the telling words.'),
  /** The sentence under the title, and the search result's snippet: the causes by name. 70 to 170 characters, no Markdown. */
  description: z
    .string()
    .min(70, 'is shorter than 70 characters. Name the causes.')
    .max(170, 'is longer than 170 characters. Search engines cut it there.'),
  /** Every wording the tools use for this error, the commonest first. */
  signatures: z.array(signatureSchema).min(1, 'is empty. Copy the message from real output.'),
  /** Words or phrases in a log that say: it is not this page after all. */
  unless: z.array(z.string().min(2)).min(1).optional(),
  /** Other words people search for: bare codes, names of the symptom. */
  aliases: z.array(inlineText).min(1).optional(),
  /** What most readers can do at once: one sentence, and the command that does it. */
  quickFix: quickFixSchema,
  /** The day the page first stood on the site: `2026-11-23`. */
  published: day.optional(),
  /** The day somebody last checked the whole page: `2026-11-23`. */
  updated: day,
  /** What brings the error about, the most frequent first. */
  causes: z.array(causeSchema).min(1, 'is an empty list. Add an item, or remove the field.'),
  /** What people try that does not help, or makes it worse. */
  deadEnds: z.array(deadEndSchema).min(1).optional(),
  /** Blocks to copy. The first inspects and tells the causes apart; the fix comes next. */
  commands: z.array(commandSchema).min(1, 'is empty. The first command inspects and tells the causes apart.'),
  /** Fragments of commands that left the page, each with the command that stands for it now: `install-server: start-server`. */
  formerIds: z.record(slug, slug).optional(),
  /** The `{{name}}` values in the commands: a label and the text to show without a log. */
  values: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), valueSchema).optional(),
  /** What happened to real people: If …, then …. */
  scenarios: z
    .array(
      z.strictObject({
        /** The situation, without the word "If". Example: `the same request works locally but fails in CI`. */
        if: inlineText,
        /** What it is then, and what to do. A whole sentence. */
        then: inlineText,
        ...basis,
      }),
    )
    .min(1)
    .optional(),
  /** What differs in an environment: an operating system, CI, a container, an editor. */
  platforms: z
    .array(
      z.strictObject({
        /** The environment's name. Example: `CI/CD`. */
        name: inlineText,
        /** What to do there. */
        items: sentences,
        ...basis,
      }),
    )
    .min(1)
    .optional(),
  /** How not to meet it again. */
  prevention: sentences.optional(),
  /** Other pages: each with how it is related and why. */
  related: z.array(relatedSchema).min(1),
  /** What people really ask. The last question says how to know it is fixed. */
  faq: z
    .array(
      z.strictObject({
        /** The question, in the reader's words. */
        question: inlineText,
        /** The answer, in one to three sentences. */
        answer: inlineText,
        ...basis,
      }),
    )
    .min(1)
    .optional(),
  /** Where each fact comes from that no run shows: vendor documentation, the tool's source. */
  sources: z
    .array(
      z.strictObject({
        /** What the address holds. Example: `OpenAI: error codes`. */
        title: inlineText,
        /** The address. */
        url: webAddress,
        /** Which fact of this page it supports. */
        supports: inlineText,
      }),
    )
    .min(1),
});

export type ErrorData = z.output<typeof errorSchema>;
export type Command = ErrorData['commands'][number];
export type Outcome = NonNullable<Command['outcomes']>[number];

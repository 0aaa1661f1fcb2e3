import { z } from 'astro/zod';
import { RISKS, SHELLS } from '../schema/command.ts';
import { LEVELS } from '../schema/evidence.ts';
import { day, errorId, slug } from '../schema/text.ts';

const text = z.string().min(1);
const page = errorId.describe('An error page, by its id: `tool/slug`.');
const name = slug.describe('The id of a command or a cause of this page.');
const named = z.looseObject({ id: text, name: text });
const witness = z
  .looseObject({ why: text, source: z.url() })
  .describe('No run here shows it: why, and who says it.');
const basis = {
  case: text.optional().describe('The recorded case that shows it.'),
  source: z.url().optional().describe('Who says it.'),
};

const target = z
  .union([
    z.looseObject({ command: name }),
    z.looseObject({ page }),
    z.looseObject({ byHand: name }).describe('What the cause of this id says to do by hand.'),
    z.literal('fixed'),
  ])
  .describe('Where an outcome leads.');

const block = z.looseObject({
  shell: z.enum(SHELLS).optional(),
  file: text.optional().describe('The code is the whole content of this file.'),
  code: text.describe('With the page’s default values.'),
  template: text.describe('With `{{name}}` for each of the page’s values.'),
});

const outcome = z.looseObject({
  output: text.optional().describe('What is printed; `{name}` stands for what differs.'),
  text: text.optional().describe('The same for people, without the kinds of its holes.'),
  silent: z.literal(true).optional().describe('Nothing is printed.'),
  failed: z.literal(true).optional().describe('The look itself failed.'),
  means: text,
  causes: z.array(name).min(1).optional().describe('The causes that it leaves open; without it, all.'),
  next: text.optional().describe('As the author wrote it; `leadsTo` is what it comes to.'),
  leadsTo: target.optional(),
  unproven: witness.optional(),
});

const command = z.looseObject({
  id: name,
  title: text,
  risk: z.enum(RISKS),
  scope: text.optional(),
  rehearse: text.optional(),
  note: text.optional(),
  undo: text.optional(),
  undoBlocks: z.array(block).min(1).optional(),
  touches: z.array(text).min(1).optional().describe('The files that it changed in the recorded runs.'),
  blocks: z.array(block).min(1),
  outcomes: z.array(outcome),
});

const share = z.looseObject({ shown: z.int().min(0), of: z.int().min(0) });

/** What `errors/<tool>/<slug>.json` holds. Members may be added: readers ignore those that they do not know. */
const errorJson = z.looseObject({
  id: page,
  url: z.url(),
  markdown: z.url(),
  title: text,
  description: text,
  tool: named,
  area: named,
  published: day.optional(),
  updated: day,
  signatures: z.array(z.looseObject({ template: text, needs: z.array(text), from: text.optional() })).min(1),
  aliases: z.array(text),
  quickFix: text,
  body: text.describe('Markdown.'),
  causes: z.array(text).min(1),
  tree: z
    .looseObject({
      quickFix: z
        .looseObject({ command: name.optional(), check: name.optional() })
        .describe('Where a reader begins.'),
      causes: z
        .array(
          z.looseObject({
            id: name,
            cause: text,
            sign: text.optional(),
            fix: z
              .array(z.union([name, page]))
              .min(1)
              .optional(),
            byHand: text.optional(),
            unproven: witness.optional(),
          }),
        )
        .min(1),
      deadEnds: z.array(
        z.looseObject({
          what: text,
          why: text,
          shown: z.union([z.enum(['run', 'not yet']), z.looseObject({ source: z.url() })]),
        }),
      ),
    })
    .optional()
    .describe(
      'The page as a decision tree: looks have outcomes, outcomes leave causes open, causes have fixes.',
    ),
  fixes: z.array(text),
  commands: z.array(command).min(1),
  values: z.array(z.looseObject({ name: text, label: text, default: text })),
  scenarios: z.array(z.looseObject({ if: text, then: text, ...basis })),
  steps: z.array(text),
  platforms: z.array(z.looseObject({ name: text, items: z.array(text).min(1), ...basis })),
  prevention: z.array(text),
  related: z.array(z.looseObject({ id: page, kind: text, why: text, check: text.optional() })).min(1),
  faq: z.array(z.looseObject({ question: text, answer: text, ...basis })),
  sources: z.array(z.looseObject({ title: text, url: z.url(), supports: text })).min(1),
  proof: z.looseObject({
    level: z.enum(LEVELS),
    summary: text,
    stale: z.boolean(),
    exempt: z.looseObject({ reason: text, why: text, source: z.url() }).optional(),
    coverage: z
      .looseObject({ causes: share, outcomes: share, undos: share, shaken: share, deadEnds: share })
      .optional(),
  }),
});

/** The JSON Schema (draft 2020-12) of an error page's JSON. */
export const ERROR_SCHEMA = {
  title: 'An error page of Errdex',
  ...z.toJSONSchema(errorJson),
};

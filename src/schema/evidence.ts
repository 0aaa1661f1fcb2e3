import { z } from 'astro/zod';
import { day } from './text.ts';

/** How much of a page was shown by a run, from most to least. */
export const LEVELS = ['proven', 'reproduced', 'simulated', 'documented'] as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One command in a recorded session, with what it printed. */
const stepSchema = z.strictObject({
  /** What was typed, holes filled. */
  command: z.string(),
  /** What came out, standard output and standard error as they came, redacted. */
  output: z.string(),
  /** The exit code. */
  exit: z.int(),
  /** The id of the page's command, when it was one. */
  id: z.string().optional(),
  /** The file that the command's text was saved as, when it is no command but a file. */
  file: z.string().optional(),
  /** Which of the command's outcomes it was, counted from 0. */
  outcome: z.int().optional(),
});

/** What happened when a page's proof ran. Written by `npm run prove`, never by hand. */
export const evidenceSchema = z.strictObject({
  /** The page: `tool/slug`. */
  page: z.string(),
  /** `proven`: reproduced, controlled and fixed in every case; see the README. */
  level: z.enum(['proven', 'reproduced', 'simulated']),
  /** The program whose error it is. */
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  /** Where it ran. Example: `Debian 12`. */
  system: z.string(),
  /** The day of the run: `2026-11-23`. */
  date: day,
  /** SHA-256 of the page's signatures and commands as proven; another hash voids the evidence. */
  pageHash: sha256,
  /** SHA-256 of the proof file. */
  proofHash: sha256,
  /** One per case of the proof. */
  cases: z
    .array(
      z.strictObject({
        name: z.string(),
        /** The cause that it stages, by id. */
        cause: z.string(),
        level: z.enum(['proven', 'reproduced', 'simulated']),
        /** Values that the message carried. */
        captures: z.record(z.string(), z.string()),
        /** Until the error stood there. */
        before: z.array(stepSchema).min(1),
        /** From the first look to the check that the error is gone, or to the page where the cure stands. */
        after: z.array(stepSchema).min(1),
        /** The page that the way leads to, when the cure stands there. */
        endsAt: z.string().optional(),
      }),
    )
    .min(1),
  /** What the walks over the page showed. */
  tree: z.strictObject({
    /** SHA-256 of all that a run depends on: the page, its proof, the runner, the versions of its tools. */
    key: sha256,
    /** Outcomes seen in a run, by command: `{ look: [0, 2] }`. */
    seen: z.record(z.string(), z.array(z.int())),
    /** What changing commands touched where they belong, by command: `~/.npmrc`. */
    touches: z.record(z.string(), z.array(z.string())),
    /** Commands whose undo was run and left all as it was. */
    undone: z.array(z.string()),
    /** Changing commands that were run where they do not belong. */
    shaken: z.array(z.string()),
    /** Dead ends, counted from 0, that were tried and did not help. */
    deadEnds: z.array(z.int()),
  }),
});

export type Evidence = z.output<typeof evidenceSchema>;
export type Level = (typeof LEVELS)[number];

import { z } from 'astro/zod';
import { inlineText, slug } from './text.ts';
import { witnessSchema } from './tree.ts';

/** Shells that a command can be written for. `bash` stands for every POSIX shell: bash, zsh, dash. */
export const SHELLS = ['bash', 'powershell', 'fish', 'cmd'] as const;

/** What a command does to the reader's machine. */
export const RISKS = ['inspects', 'changes', 'destroys'] as const;

const code = z
  .string()
  .refine((text) => text.trim() !== '', 'is empty. Write the command, or remove the entry.')
  .transform((text) => text.replace(/\n+$/, ''));

const variantsSchema = z.strictObject({
  bash: code.optional(),
  powershell: code.optional(),
  fish: code.optional(),
  cmd: code.optional(),
});

/** What the reader may see after the command, and where it leads. */
const outcomeSchema = z
  .strictObject({
    /**
     * What is printed, as a template like a signature's; the telling line is enough. Leave it out only with `silent: true`.
     * Example: `node {pid:number} you 18u IPv6 TCP *:3000 (LISTEN)`.
     */
    output: z.string().min(1).optional(),
    /** The command prints nothing in this case. */
    silent: z.literal(true).optional(),
    /** What that tells the reader. One sentence. */
    means: inlineText,
    /** The causes that it leaves open, by id. One alone leads on to its fix. */
    causes: z.array(slug).min(1).optional(),
    /** Where to go then: the id of a command on this page, or of another page (`tool/slug`), or `fixed` for the end. */
    next: z.string().optional(),
    /** The look itself failed: what is printed then says nothing about the cause. */
    failed: z.literal(true).optional(),
    /** Only for an outcome that no run shows: why, and who says that it is printed. */
    unproven: witnessSchema.optional(),
  })
  .refine((outcome) => (outcome.output === undefined) !== (outcome.silent === undefined), {
    error: 'needs either `output` or `silent: true`. Say what is printed, or that nothing is.',
  });

/** The command that takes another one back. */
const undoSchema = z.strictObject({
  /** The command, for the same shell as the one that it takes back. */
  code,
  /** The same for other shells, only where it differs. */
  variants: variantsSchema.optional(),
  /** What it does not bring back, or what to know before. */
  note: inlineText.optional(),
});

/** One block that readers copy. Shown, copied, searched and proven as the same string. */
export const commandSchema = z
  .strictObject({
    /** Permanent name within the page; proofs and links use it. Example: `create-repository`. */
    id: slug,
    /** What it does, as an instruction. Example: `Create a repository in this folder`. */
    title: inlineText,
    /** The shell that `code` is written for. Leave it out for POSIX shells. */
    shell: z.enum(SHELLS).default('bash'),
    /**
     * `code` is not a command but the content of a file: this one. Its ending names the language.
     * Example: `tsconfig.json`.
     */
    file: z.string().min(1).optional(),
    /** The command itself: no prompt, no output. `{{name}}` is filled from the reader's log; see `values`. */
    code,
    /** The same command for other shells, only where it differs. */
    variants: variantsSchema.optional(),
    /** `inspects` only looks; `changes` can be undone; `destroys` cannot be taken back without more. */
    risk: z.enum(RISKS),
    /** What it touches or loses. Required when it destroys. Example: `All uncommitted work in this folder`. */
    scope: inlineText.optional(),
    /** How to take it back: a sentence, or the command that does it. */
    undo: z.union([inlineText, undoSchema]).optional(),
    /** How to see first what it would do. */
    rehearse: inlineText.optional(),
    /** A sentence under the block, when the reader needs to know more before running it. */
    note: inlineText.optional(),
    /** What can be printed and what each means. Required for a command that inspects: at least two. */
    outcomes: z.array(outcomeSchema).min(1).optional(),
  })
  .superRefine((command, context) => {
    if (command.risk === 'destroys' && !(command.scope && (command.undo || command.rehearse))) {
      context.addIssue({
        code: 'custom',
        path: ['risk'],
        message:
          'is `destroys` without `scope` and without `undo` or `rehearse`. Say what is lost, and how to get it back or look first.',
      });
    }
    if (command.risk === 'inspects' && (command.outcomes?.length ?? 0) < 2) {
      context.addIssue({
        code: 'custom',
        path: ['outcomes'],
        message:
          'has fewer than two entries. A command that inspects tells causes apart: say what can be printed and what each means.',
      });
    }
    if (command.variants && command.shell in command.variants) {
      context.addIssue({
        code: 'custom',
        path: ['variants', command.shell],
        message: 'repeats the shell of `code`. Keep the one in `code`.',
      });
    }
    if (command.variants && command.file) {
      context.addIssue({
        code: 'custom',
        path: ['variants'],
        message: 'do not apply to a file. Remove them.',
      });
    }
  });

/** A named value in the page's commands, `{{port}}`. */
export const valueSchema = z.strictObject({
  /** What it is, as a label for the field where readers type it. Example: `Port`. */
  label: inlineText,
  /** What the page shows when the reader has brought no log. Example: `3000`. */
  default: z.string().min(1),
});

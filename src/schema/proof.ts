import { z } from 'astro/zod';
import { inlineText, slug, webAddress } from './text.ts';

/** Servers that the runner starts for a case, inside the case's own network, and stops after it. */
export const SERVICES = [
  'postgres',
  'mariadb',
  'redis',
  'nginx',
  'sshd',
  'tls',
  'http-stub',
  'npm-registry',
] as const;

/** Why an error cannot be brought about on a Debian machine. */
const EXEMPTION_REASONS = [
  'paid-account',
  'remote-service',
  'proprietary-app',
  'other-operating-system',
  'hardware',
] as const;

const script = z
  .string()
  .refine((text) => text.trim() !== '', 'is empty. Write the commands, or remove the field.');

const proofCase = z
  .strictObject({
    /** What brings the error about in this case. Example: `outside any repository`. */
    name: inlineText,
    /** The cause that it stages, by id. */
    cause: slug,
    /** For a case that comes from somebody else's trouble: the public thread or issue, or `audit`. */
    from: z.union([webAddress, z.literal('audit')]).optional(),
    /** Who runs it: an ordinary person, or root for tools that only root uses. */
    as: z.enum(['you', 'root']).default('you'),
    /** Prepares the scene: bash, stops at the first failure. Directory and exported variables carry over to the next steps. */
    setup: script.optional(),
    /** Brings the error about. Must fail, and its whole output must name this page first. */
    reproduce: script,
    /** Values for `{{name}}` that the error message does not carry. The rest comes from the message, then from the page's defaults. */
    values: z.record(z.string(), z.string()).optional(),
    /** What a person does by hand between the cause's fix and the check, which no command on the page can do. Bash. */
    between: script.optional(),
    /** Must succeed after the fix, and match nothing. Left out: `reproduce` again. */
    verify: script.optional(),
    /** Where the cure is another command line: what the reader types instead of `reproduce`. Must succeed, and match nothing. */
    retyped: script.optional(),
    /** The vendor's documented answer is played by a local server: the case is labelled `simulated`. */
    simulated: z.literal(true).optional(),
    /** Seconds before the case is stopped. */
    timeout: z.int().min(1).max(300).default(60),
  })
  .refine(({ retyped, verify, between }) => retyped === undefined || (verify ?? between) === undefined, {
    message:
      'has `retyped` beside `verify` or `between`. A command that is typed otherwise is its own check; keep one.',
  });

/** How to make the error happen here: `content/errors/<tool>/<slug>.proof.yaml`. Or why it cannot be had, and who says so. */
export const proofSchema = z.union([
  z.strictObject({
    /** Programs the cases use; `npm run prove -- --install` gets them. Example: `[git]`. The first is the one whose version the page names. */
    needs: z.array(z.string()).min(1),
    /** Servers to start before each case. */
    services: z.array(z.enum(SERVICES)).min(1).optional(),
    /** One per cause that can be shown. */
    cases: z.array(proofCase).min(1),
  }),
  z.strictObject({
    /** The page cannot be proven here. */
    exempt: z.strictObject({
      /** The kind of obstacle. */
      reason: z.enum(EXEMPTION_REASONS),
      /** One sentence: what would be needed. */
      why: inlineText,
      /** The vendor's own documentation of this error. */
      source: webAddress,
    }),
  }),
]);

export type Proof = z.output<typeof proofSchema>;
export type ProofCase = Extract<Proof, { cases: unknown }>['cases'][number];

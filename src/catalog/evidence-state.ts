import { createHash } from 'node:crypto';
import type { Evidence } from '../schema/evidence.ts';
import type { ErrorData } from '../schema/error.ts';

/** Whether evidence still speaks for its page: `void` when it was made for other signatures or commands, `stale` after 180 days. */
export type EvidenceState = 'current' | 'stale' | 'void';

/** Days after which evidence is shown as old. */
export const STALE_DAYS = 180;

/** What of a page its proof speaks for. */
export type Proven = Pick<ErrorData, 'signatures' | 'unless' | 'commands' | 'values'> &
  Partial<Pick<ErrorData, 'quickFix' | 'causes' | 'deadEnds'>>;

/**
 * SHA-256 in hex over what a proof speaks for: the signatures, the bytes of the commands with their outcomes, and the default
 * values; not the prose around them. JSON with sorted keys.
 */
export function pageHash(page: Proven): string {
  const { signatures, unless, commands, values } = page;
  const isTree = page.causes?.every((cause) => typeof cause !== 'string');
  const proven = {
    signatures: signatures.map(({ template, needs }) => ({ template, needs })),
    unless,
    commands: commands.map(({ id, shell, file, code, variants, outcomes, undo, risk }) => ({
      ...{ id, shell, file, code, variants },
      ...(isTree && { risk, undo: typeof undo === 'string' ? undefined : undo }),
      outcomes: outcomes?.map(({ output, silent, causes, next, failed }) =>
        isTree ? { output, silent, causes, next, failed } : { output, silent },
      ),
    })),
    values: Object.entries(values ?? {}).map(([name, value]) => [name, value.default]),
    ...(isTree && treePart(page)),
  };
  return sha256(JSON.stringify(proven, sortKeys));
}

/** What of a page's tree a walk depends on. */
function treePart({ quickFix, causes, deadEnds }: Proven) {
  const start = typeof quickFix === 'object' ? { command: quickFix.command, check: quickFix.check } : {};
  return {
    start,
    causes: causes?.map((cause) =>
      typeof cause === 'string' ? cause : { id: cause.id, fix: cause.fix, byHand: Boolean(cause.byHand) },
    ),
    deadEnds: deadEnds?.map(({ code, causes: where }) => ({ code, where })),
  };
}

/** SHA-256 of a text in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The state of a page's evidence, as seen from a day (`2026-11-23`). */
export function evidenceState(
  page: Proven,
  evidence: Pick<Evidence, 'pageHash' | 'date'>,
  day: string,
): EvidenceState {
  if (evidence.pageHash !== pageHash(page)) return 'void';
  const days = (Date.parse(day) - Date.parse(evidence.date)) / 86_400_000;
  return days > STALE_DAYS ? 'stale' : 'current';
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

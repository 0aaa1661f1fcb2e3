import { createHash } from 'node:crypto';
import type { PageTree } from '../content/page-tree.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { ErrorData } from '../schema/error.ts';

/** Whether evidence still speaks for its page: `void` when it was made for other signatures or commands, `stale` after 180 days. */
export type EvidenceState = 'current' | 'stale' | 'void';

/** Days after which evidence is shown as old. */
export const STALE_DAYS = 180;

/** What of a page its proof speaks for. */
export type Proven = PageTree & Pick<ErrorData, 'signatures' | 'unless' | 'values' | 'deadEnds'>;

/**
 * SHA-256 in hex over what a proof speaks for: the signatures, the bytes of the commands with their outcomes, and the default
 * values; not the prose around them. JSON with sorted keys.
 */
export function pageHash(page: Proven): string {
  const { signatures, unless, commands, values } = page;
  const proven = {
    signatures: signatures.map(({ template, needs }) => ({ template, needs })),
    unless,
    commands: commands.map(({ id, shell, file, code, variants, outcomes, undo, risk }) => ({
      ...{ id, shell, file, code, variants, risk },
      undo: typeof undo === 'string' ? undefined : undo,
      outcomes: outcomes?.map(({ output, silent, causes, next, failed }) => ({
        output,
        silent,
        causes,
        next,
        failed,
      })),
    })),
    values: Object.entries(values ?? {}).map(([name, value]) => [name, value.default]),
    ...treePart(page),
  };
  return sha256(JSON.stringify(proven, sortKeys));
}

/** What of a page's tree a walk depends on. */
function treePart({ quickFix, causes, deadEnds }: Proven) {
  return {
    start: { command: quickFix.command, check: quickFix.check },
    causes: causes.map(({ id, fix, byHand }) => ({ id, fix, byHand: Boolean(byHand) })),
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

import type { Evidence } from '../schema/evidence.ts';
import type { Proof } from '../schema/proof.ts';
import type { ProofView } from './views.ts';

/** After this many days a run is shown as old. */
export const STALE_AFTER_DAYS = 180;

const DAY = 86_400_000;

/** What may be claimed of a page: from its proof file, and evidence that was made for the bytes it has now (or none). */
export function proofView(proof: Proof | undefined, evidence: Evidence | undefined, today: Date): ProofView {
  if (evidence) {
    const made = new Date(`${evidence.date}T00:00:00Z`);
    const tool = `${evidence.tool.name} ${evidence.tool.version}`;
    return {
      level: evidence.level,
      summary: `${WORDS[evidence.level]} with ${tool} on ${evidence.system}, ${readableDate(evidence.date)}`,
      evidence,
      stale: today.getTime() - made.getTime() > STALE_AFTER_DAYS * DAY,
    };
  }
  const exempt = proof && 'exempt' in proof ? proof.exempt : undefined;
  return {
    level: 'documented',
    summary: exempt
      ? 'Documented by the vendor; not reproduced here'
      : 'Documented; the run that proves it has not been recorded for this version of the page',
    stale: false,
    exempt,
  };
}

const WORDS = {
  proven: 'Reproduced and fixed',
  reproduced: 'Reproduced; the fix is not proven',
  simulated: 'Simulated: a local server played the documented answer,',
} as const satisfies Record<Evidence['level'], string>;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-23` as `23 Nov 2026`, whatever the machine's locale. */
export function readableDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

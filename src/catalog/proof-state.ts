import { evidenceState, type Proven } from './evidence-state.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { Proof } from '../schema/proof.ts';
import type { ProofView } from './views.ts';

/** What may be claimed of a page, as seen from a day (`2026-11-23`). Evidence for other bytes than the page has now claims nothing. */
export function proofView(
  page: Proven,
  proof: Proof | undefined,
  recorded: Evidence | undefined,
  day: string,
): ProofView {
  const state = recorded ? evidenceState(page, recorded, day) : 'void';
  const evidence = state === 'void' ? undefined : recorded;
  if (evidence) {
    const tool = `${evidence.tool.name} ${evidence.tool.version}`;
    return {
      level: evidence.level,
      summary: `${WORDS[evidence.level]} with ${tool} on ${evidence.system}, ${readableDate(evidence.date)}`,
      evidence,
      stale: state === 'stale',
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

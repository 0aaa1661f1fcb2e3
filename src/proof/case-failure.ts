import type { Run } from './sandbox/run.ts';

/** A case that does not hold: which check, what is wrong and what was printed instead. */
export class CaseFailure extends Error {
  check: string;
  run?: Run;
  constructor(check: string, problem: string, run?: Run) {
    super(`${check}: ${problem}`);
    this.check = check;
    if (run) this.run = run;
  }
}

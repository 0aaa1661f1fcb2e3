import type { Evidence } from '../schema/evidence.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import type { Matcher, Named } from './matcher.ts';
import type { Page } from './page.ts';
import type { RunOptions, Sandbox } from './sandbox/sandbox.ts';
import type { Run } from './sandbox/run.ts';

/** One case as it is recorded. */
export type CaseRecord = Evidence['cases'][number];

type Step = CaseRecord['before'][number];

/** What a case runs with: its page, all pages' signatures, and a way to a fresh sandbox in which `setup` is done. */
export type Bench = { page: Page; match: Matcher; open: () => Promise<Sandbox> };

/** Brings the error about and returns what the message carried. */
export async function reproduce(
  theCase: ProofCase,
  sandbox: Sandbox,
  { page, match }: Pick<Bench, 'page' | 'match'>,
): Promise<{ step: Step; named: Named }> {
  const run = await execute(sandbox, 'reproduce', theCase.reproduce);
  if (run.exit === 0) throw new CaseFailure('reproduce', 'succeeded. It must fail with the error.', run);
  const names = match(run.output);
  const named = names[0];
  if (!named)
    throw new CaseFailure(
      'reproduce',
      `the output matches no page. Compare it with the page's signatures.`,
      run,
    );
  if (named.id !== page.id) {
    const place = names.findIndex(({ id }) => id === page.id);
    const where =
      place < 0 ? 'does not name this page at all' : `names this page only as number ${place + 1}`;
    throw new CaseFailure('reproduce', `the output names ${named.id} first and ${where}.`, run);
  }
  return { step: { command: theCase.reproduce.trim(), ...shownResult(run) }, named };
}

/** A second sandbox without the fix: the error must still be there. */
export async function control(theCase: ProofCase, bench: Bench): Promise<void> {
  const sandbox = await bench.open();
  try {
    const state = sandbox.state();
    await reproduce(theCase, sandbox, bench);
    sandbox.restore(state);
    const again = await execute(sandbox, 'control', theCase.reproduce);
    const stays = again.exit !== 0 && bench.match(again.output)[0]?.id === bench.page.id;
    if (!stays)
      throw new CaseFailure(
        'control',
        'the error does not come a second time although nothing was fixed.',
        again,
      );
    if (theCase.between) await execute(sandbox, 'control', theCase.between);
    if (!theCase.verify) return;
    const check = await execute(sandbox, 'control', theCase.verify);
    if (check.exit === 0)
      throw new CaseFailure('control', '`verify` succeeds although nothing was fixed.', check);
  } finally {
    await sandbox.close();
  }
}

/** Runs a script in a case; throws CaseFailure when it takes too long or prints too much. */
export async function execute(
  sandbox: Sandbox,
  check: string,
  script: string,
  options?: RunOptions,
): Promise<Run> {
  const run = await sandbox.run(script, options);
  if (run.stopped === 'time')
    throw new CaseFailure(check, 'took too long and was stopped. Shorten it, or raise `timeout`.', run);
  if (run.stopped === 'size') throw new CaseFailure(check, 'printed too much and was stopped.', run);
  return run;
}

/** The output as a terminal leaves it: a line that was written over again shows its last state. */
export function shownResult({ output, exit }: Run): { output: string; exit: number } {
  return { output: output.replace(/\r+\n/g, '\n').replace(/^.*\r/gm, '').replace(/\n+$/, ''), exit };
}

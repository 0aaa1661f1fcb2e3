import type { Evidence } from '../schema/evidence.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import type { Matcher, Named } from './matcher.ts';
import { seenOutcomes } from './outcome.ts';
import type { Page } from './page.ts';
import { findCommand, valuesOf, writeCommand } from './page-command.ts';
import type { RunOptions, Sandbox } from './sandbox/sandbox.ts';
import type { Run } from './sandbox/run.ts';

/** One case as it is recorded. */
export type CaseRecord = Evidence['cases'][number];

type Step = CaseRecord['before'][number];

/** What a case runs with: its page, all pages' signatures, and a way to a fresh sandbox in which `setup` is done. */
export type Bench = { page: Page; match: Matcher; open: () => Promise<Sandbox> };

/** Runs a case through every check it has; throws CaseFailure for the first that does not hold. */
export async function proveCase(theCase: ProofCase, bench: Bench): Promise<CaseRecord> {
  const { page, match } = bench;
  const sandbox = await bench.open();
  try {
    const { step, named } = await reproduce(theCase, sandbox, bench);
    const record: CaseRecord = {
      name: theCase.name,
      level: theCase.simulated ? 'simulated' : theCase.fix ? 'proven' : 'reproduced',
      captures: named.captures,
      before: [step],
    };
    const values = valuesOf(page, theCase, named.captures);
    if (theCase.inspect) record.inspected = await inspect(theCase.inspect, sandbox, page, values);
    if (theCase.fix) {
      await control(theCase, bench);
      record.after = await cure(theCase, theCase.fix, sandbox, page, values);
      const last = await verify(theCase, sandbox, match);
      record.after.push(last);
    }
    return record;
  } finally {
    await sandbox.close();
  }
}

/** Brings the error about and returns what the message carried. */
export async function reproduce(
  theCase: ProofCase,
  sandbox: Sandbox,
  { page, match }: Bench,
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

/** Runs the page's own commands, by id, as the reader would copy them. */
async function cure(
  theCase: ProofCase,
  ids: string[],
  sandbox: Sandbox,
  page: Page,
  values: Record<string, string>,
): Promise<Step[]> {
  const steps: Step[] = [];
  for (const id of ids) {
    const command = findCommand(page, id);
    const { script, shown } = writeCommand(command, values);
    const run = await execute(sandbox, `fix ${id}`, script);
    if (run.exit !== 0) throw new CaseFailure(`fix ${id}`, `ended with exit code ${run.exit}.`, run);
    steps.push({ id, ...(command.file && { file: command.file }), command: shown, ...shownResult(run) });
  }
  if (theCase.between) {
    const run = await execute(sandbox, 'between', theCase.between, { strict: true });
    if (run.exit !== 0) throw new CaseFailure('between', `stopped with exit code ${run.exit}.`, run);
    steps.push({ command: theCase.between.trim(), ...shownResult(run) });
  }
  return steps;
}

/** Checks that the error is gone. */
async function verify(theCase: ProofCase, sandbox: Sandbox, match: Matcher): Promise<Step> {
  const script = theCase.verify ?? theCase.reproduce;
  const run = await execute(sandbox, 'verify', script);
  if (run.exit !== 0)
    throw new CaseFailure('verify', `still fails after the fix, with exit code ${run.exit}.`, run);
  const names = match(run.output);
  if (names[0]) throw new CaseFailure('verify', `succeeds but its output still names ${names[0].id}.`, run);
  return { command: script.trim(), ...shownResult(run) };
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

async function inspect(
  expected: NonNullable<ProofCase['inspect']>,
  sandbox: Sandbox,
  page: Page,
  values: Record<string, string>,
): Promise<NonNullable<CaseRecord['inspected']>> {
  const command = findCommand(page, expected.command);
  const { script, shown } = writeCommand(command, values);
  const run = await execute(sandbox, `inspect ${command.id}`, script);
  const seen = seenOutcomes(command.outcomes ?? [], run.output);
  if (!seen.includes(expected.outcome)) {
    const other =
      seen.length > 0 ? `outcome ${seen.join(' and ')} was printed` : 'none of its outcomes was printed';
    throw new CaseFailure(
      `inspect ${command.id}`,
      `outcome ${expected.outcome} was expected, but ${other}.`,
      run,
    );
  }
  if (seen.length > 1) {
    throw new CaseFailure(
      `inspect ${command.id}`,
      `outcomes ${seen.join(' and ')} were both printed; they must tell the cases apart.`,
      run,
    );
  }
  return { step: { id: command.id, command: shown, ...shownResult(run) }, outcome: expected.outcome };
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

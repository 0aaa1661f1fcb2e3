import type { DeadEnd } from '../schema/tree.ts';
import { CaseFailure } from './case-failure.ts';
import { execute } from './case.ts';
import type { Stage } from './stage.ts';

/** Tries in a case what does not help; the error must still come. Returns the numbers of those tried, and those that helped. */
export async function tryDeadEnds(
  stage: Stage,
  deadEnds: DeadEnd[],
): Promise<{ shown: number[]; failures: CaseFailure[] }> {
  const { sandbox, theCase, page, match } = stage;
  const shown: number[] = [];
  const failures: CaseFailure[] = [];
  for (const [number, { code, causes }] of deadEnds.entries()) {
    if (code === undefined || (causes && !causes.includes(theCase.cause))) continue;
    const state = sandbox.state();
    await execute(sandbox, `dead end ${number}`, code);
    sandbox.restore(state);
    const run = await execute(sandbox, `dead end ${number}`, theCase.reproduce);
    sandbox.restore(state);
    if (run.exit === 0 || match(run.output)[0]?.id !== page.id)
      failures.push(
        new CaseFailure(
          `dead end ${number}`,
          run.exit === 0
            ? 'helps here: the error is gone after it. Say in `causes` where it does not help, or make it a fix.'
            : 'changes the error here: another message comes. Say in `causes` where the error stays.',
          run,
        ),
      );
    else shown.push(number);
  }
  return { shown, failures };
}

import type { Outcome, Run, Step } from './step.ts';

/**
 * Runs steps in their order, at most `lanes` side by side, those that want to be alone at the end. `tell` hears of each as it
 * ends. Resolves to all of them in the order of `steps`.
 */
export async function runSteps(
  steps: Step[],
  lanes: number,
  run: (step: Step) => Promise<Run>,
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  const running = new Map<Step, Promise<void>>();
  const end = (outcome: Outcome) => {
    outcomes.set(outcome.step.name, outcome);
    running.delete(outcome.step);
    tell(outcome);
  };
  for (;;) {
    const waiting = steps.filter((step) => !outcomes.has(step.name) && !running.has(step));
    const lost = waiting.find((step) => lacks(step, outcomes));
    const next = choose(waiting, steps, outcomes, [...running.keys()], lanes);
    if (lost) end({ step: lost });
    else if (next)
      running.set(
        next,
        run(next).then((result) => end({ step: next, run: result })),
      );
    else if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length === 0) return steps.flatMap(({ name }) => outcomes.get(name) ?? []);
    else throw new Error(`${waiting.map(({ name }) => name).join(', ')} wait for each other.`);
  }
}

/** The step to start now, if one may. */
function choose(
  waiting: Step[],
  steps: Step[],
  outcomes: Map<string, Outcome>,
  running: Step[],
  lanes: number,
): Step | undefined {
  if (running.length >= lanes || running.some(({ alone }) => alone)) return undefined;
  const isOver = (name: string) => outcomes.has(name) || !steps.some((step) => step.name === name);
  const isReady = ({ needs = [], after = [] }: Step) => [...needs, ...after].every(isOver);
  const shared = waiting.filter(({ alone }) => !alone);
  if (shared.length > 0) return shared.find(isReady);
  return running.length === 0 ? waiting.find(isReady) : undefined;
}

/** Whether something that a step needs did not pass. */
function lacks({ needs = [] }: Step, outcomes: Map<string, Outcome>): boolean {
  return needs.some((name) => outcomes.has(name) && !outcomes.get(name)?.run?.ok);
}

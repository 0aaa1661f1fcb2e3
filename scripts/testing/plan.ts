import { didYouMean } from '../../src/content/problems.ts';
import type { Step } from './step.ts';

/** A name that no step has; the message says which one may be meant. */
export class UnknownStep extends Error {}

/** The steps that a call asks for: those it names, each after what it needs; without names all, the slow ones with `all`. */
export function planSteps(steps: Step[], names: string[], all: boolean): Step[] {
  if (names.length === 0) return steps.filter(({ slow }) => all || !slow);
  const planned = new Set<Step>();
  const add = (name: string) => {
    const step = find(steps, name);
    for (const needed of step.needs ?? []) add(needed);
    planned.add(step);
  };
  for (const name of names) add(name);
  return [...planned];
}

function find(steps: Step[], name: string): Step {
  const step = steps.find((candidate) => candidate.name === name);
  if (step) return step;
  const hint = didYouMean(
    name,
    steps.map((candidate) => candidate.name),
  );
  throw new UnknownStep(`\`${name}\` is no step of the tests.${hint} \`npm test -- --help\` lists them.`);
}

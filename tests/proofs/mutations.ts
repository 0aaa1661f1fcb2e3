import type { Page } from '../../src/proof/page.ts';

/** A page with one thing made wrong. */
export interface Mutant {
  name: string;
  page: Page;
}

type Commands = Page['commands'];
type Outcomes = NonNullable<Commands[number]['outcomes']>;

/** The ways to make a page wrong: each must be refused, by the rule that reads it or by its runs. */
export function mutantsOf(page: Page): Mutant[] {
  return [...swappedOutcomes(page), ...droppedNexts(page), ...swappedFixes(page), ...widenedPatterns(page)];
}

/** Two outcomes of a look say what the other says. */
function swappedOutcomes(page: Page): Mutant[] {
  return looks(page).flatMap(({ id, outcomes }) => {
    for (const [a, first] of outcomes.entries()) {
      const b = outcomes.findIndex(
        (second, at) => at > a && says(first) !== says(second) && isSeen(page, id, at),
      );
      const second = outcomes[b];
      if (!second || !isSeen(page, id, a)) continue;
      const swapped = outcomes.map((outcome, at) =>
        at === a ? withMeaning(outcome, second) : at === b ? withMeaning(outcome, first) : outcome,
      );
      return [{ name: `${id}: outcomes ${a} and ${b} swapped`, page: withOutcomes(page, id, swapped) }];
    }
    return [];
  });
}

/** An outcome without its `next`, where no single cause leads on. */
function droppedNexts(page: Page): Mutant[] {
  return looks(page).flatMap(({ id, outcomes }) => {
    const at = outcomes.findIndex(({ next, causes }) => next !== undefined && causes?.length !== 1);
    if (at < 0) return [];
    const dropped = outcomes.map((outcome, index) =>
      index === at ? { ...outcome, next: undefined } : outcome,
    );
    return [{ name: `${id}: no next in outcome ${at}`, page: withOutcomes(page, id, dropped) }];
  });
}

/** Two causes with each other's cure. */
function swappedFixes(page: Page): Mutant[] {
  const { causes } = page;
  const [a, b] =
    causes.flatMap((first) =>
      causes
        .filter(
          (second) =>
            first.fix &&
            second.fix &&
            JSON.stringify(first.fix) !== JSON.stringify(second.fix) &&
            isStaged(page, first.id),
        )
        .slice(0, 1)
        .map((second) => [first, second] as const),
    )[0] ?? [];
  if (!a || !b) return [];
  const swapped = causes.map((cause) =>
    cause === a
      ? { ...a, fix: b.fix, byHand: b.byHand }
      : cause === b
        ? { ...b, fix: a.fix, byHand: a.byHand }
        : cause,
  );
  return [{ name: `cures of ${a.id} and ${b.id} swapped`, page: { ...page, causes: swapped } }];
}

/** An outcome that names causes, with only the beginning of its pattern. */
function widenedPatterns(page: Page): Mutant[] {
  return looks(page).flatMap(({ id, outcomes }) => {
    const at = outcomes.findIndex(
      (outcome) =>
        outcome.causes !== undefined && (outcome.output ?? '').length > 3 && outcome.causes.length === 1,
    );
    const wide = outcomes[at];
    if (!wide?.output || outcomes.length < 2) return [];
    const others = outcomes.flatMap(({ output }, other) => (other === at || !output ? [] : [output]));
    // What the others print has this letter too: the widened outcome fits there.
    const letter = [...wide.output].find(
      (each) => /[a-z]/.test(each) && others.some((other) => other.includes(each)),
    );
    if (!letter) return [];
    const widened = outcomes.map((outcome, index) =>
      index === at ? { ...outcome, output: letter } : outcome,
    );
    return [{ name: `${id}: outcome ${at} widened to "${letter}"`, page: withOutcomes(page, id, widened) }];
  });
}

function looks(page: Page): { id: string; outcomes: Outcomes }[] {
  return page.commands.flatMap(({ id, risk, outcomes = [] }) =>
    risk === 'inspects' ? [{ id, outcomes }] : [],
  );
}

function withOutcomes(page: Page, id: string, outcomes: Outcomes): Page {
  return {
    ...page,
    commands: page.commands.map((command) => (command.id === id ? { ...command, outcomes } : command)),
  };
}

function withMeaning(outcome: Outcomes[number], { means, causes, next }: Outcomes[number]): Outcomes[number] {
  return { ...outcome, means, causes, next };
}

function says({ causes, next }: Outcomes[number]): string {
  return JSON.stringify([causes, next]);
}

function isSeen({ evidence }: Page, id: string, number: number): boolean {
  return evidence?.tree.seen[id]?.includes(number) ?? false;
}

function isStaged({ proof }: Page, cause: string): boolean {
  return Boolean(proof && 'cases' in proof && proof.cases.some((each) => each.cause === cause));
}

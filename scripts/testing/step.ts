/** What a step runs that may have to be installed first. */
type Tool = 'browser' | 'other-browsers' | 'debian';

/** A step of the tests. */
export interface Step {
  name: string;
  /** What it checks, for `npm test -- --help`. */
  checks: string;
  /** A command line for a shell. */
  command: string;
  /** It prints how many tests passed and failed. */
  counts?: boolean;
  /** Steps without which it means nothing: they run first, even when nobody names them. */
  needs?: readonly string[];
  /** Steps that it waits for where they run too. */
  after?: readonly string[];
  /** It measures time, or reads what all others leave: it comes after them, with nothing beside it. */
  alone?: boolean;
  /** Only `--all` and its own name ask for it. */
  slow?: boolean;
  tools?: readonly Tool[];
}

/** What a step's command did. */
export interface Run {
  ok: boolean;
  /** All that it printed, in order. */
  output: string;
  seconds: number;
}

/** A step and what became of it; `run` is missing when a step that it needs has failed. */
export interface Outcome {
  step: Step;
  run?: Run;
}

import type { Cause, Command, PageFacts } from '../../../src/terminal/reference.ts';

/** What a check may print, or what comes of a fix. */
interface Outcome {
  /** Absent when nothing is printed. */
  prints?: string;
  means: string;
  /** The causes that are left. */
  causes?: string[];
  /** Where to go on: the id of a command or of a page, `by hand` as the cause says, or `fixed`. */
  next?: string;
}

/** A command with what comes of it and how it is taken back. */
export interface TreeCommand extends Command {
  undo?: string;
  outcomes: Outcome[];
}

/** A cause by the name that outcomes call it. */
interface TreeCause extends Cause {
  id: string;
  /** It was read, and no run has shown it. */
  unproven?: boolean;
}

/** What people try in vain; `shown` says how that is known. */
interface DeadEnd {
  what: string;
  why: string;
  shown: 'run' | 'source' | 'not yet';
}

/** A page as it is packed for agents: its tree, and no prose. */
export interface TreePage extends PageFacts {
  /** How much of the page runs have shown. */
  level: string;
  commands: TreeCommand[];
  tree: { quickFix: { command?: string; check?: string }; causes: TreeCause[] };
  deadEnds: DeadEnd[];
}

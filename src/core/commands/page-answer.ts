import type { Shell } from './shell.ts';

/** What stands beside a matched log: how the page's error is fixed, and the commands of its answer. */
export interface PageAnswer {
  /** The quick fix as plain text. */
  fix: string;
  commands: AnswerCommand[];
  /** What is filled in where the log names nothing: label and example by name. */
  values: Record<string, [label: string, usual: string]>;
}

export interface AnswerCommand {
  title: string;
  risk: 'inspects' | 'changes' | 'destroys';
  /** The cause that it cures, as plain text, where it helps only then. */
  cause?: string;
  blocks: { shell?: Shell; label: string; template: string }[];
}

/** What a script did: standard output and standard error as they came, and how it ended. */
export type Run = {
  output: string;
  exit: number;
  /** Set when the runner stopped it: it took too long or wrote too much. */
  stopped?: 'time' | 'size';
};

/** A tab of a real browser. Clicks and keys go the way that a person's do. */
export interface Tab {
  open(address: string): Promise<void>;
  /** Gives the page a window of this size. */
  resize(width: number, height: number): Promise<void>;
  /** Runs a function in the page. It sees nothing of this program but its arguments. */
  ask<Args extends unknown[], Answer>(question: (...args: Args) => Answer, ...args: Args): Promise<Answer>;
  /** Clicks the first element that a CSS selector finds. */
  click(selector: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** Presses keys, held together: letters, or the names that `KeyboardEvent.key` has for others. */
  press(...keys: string[]): Promise<void>;
  /** What the browser has complained of since it started: errors, warnings, what a policy refused. */
  complaints(): string[];
  close(): Promise<void>;
}

/** A browser that the journeys run in. */
export interface BrowserKind {
  name: string;
  /** Why it cannot be had on this machine, as a sentence; undefined when it can. */
  obstacle: string | undefined;
  /** Starts it; `folder` takes what it writes. */
  start(folder: string): Promise<Tab>;
}

/** Says which of the programs are not there, and which packages of Debian hold them; undefined when all are. */
export function obstacleOf(missing: string[], packages: string): string | undefined {
  return missing.length > 0 ? `${missing.join(', ')} is not there: apt-get install ${packages}` : undefined;
}

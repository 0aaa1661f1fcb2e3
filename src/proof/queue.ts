/** Runs a task as soon as fewer than a number of others run. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue that runs so many tasks at a time, in the order in which they came. */
export function createQueue(jobs: number): Queue {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= jobs) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

const seconds = new Map<string, number>();

/** Does a step of the build and remembers how long it took. */
export async function timed<T>(step: string, task: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await task();
  } finally {
    addTime(step, performance.now() - start);
  }
}

/** Adds milliseconds to a step that is done in pieces. */
export function addTime(step: string, milliseconds: number): void {
  seconds.set(step, (seconds.get(step) ?? 0) + milliseconds / 1000);
}

/** Whether the build was asked to say where its time went: `npm run build -- --timings`. */
export function areTimingsWanted(args: readonly string[] = process.argv): boolean {
  return args.includes('--timings');
}

/** A line a step, in the order in which they began; steps that run side by side overlap. */
export function timingsTable(): string {
  const width = Math.max(0, ...[...seconds.keys()].map((step) => step.length));
  return [...seconds]
    .map(([step, time]) => `${step.padEnd(width)}  ${time.toFixed(2).padStart(7)} s`)
    .join('\n');
}

import { countLeading } from './count-leading.ts';

/** Tells the line of any offset; the log is read once, on the first question. */
export function createLineCounter(log: string): (offset: number) => number {
  let breaks: number[] | undefined;
  return (offset) => countLeading((breaks ??= listBreaks(log)), (at) => at < offset) + 1;
}

function listBreaks(log: string): number[] {
  const breaks: number[] = [];
  for (let at = log.indexOf('\n'); at >= 0; at = log.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}

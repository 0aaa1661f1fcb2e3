const NEWLINE = 10;
/** Line breaks are counted once for each block of so many characters. */
const BLOCK = 4096;

/** Counts lines for offsets in any order; reads the log at most once, and a block of it for each question. */
export function createLineCounter(log: string): (offset: number) => number {
  /** The line in which each block begins. */
  const lines = [1];
  const countBetween = (from: number, to: number) => {
    let count = 0;
    for (let at = from; at < to; at++) if (log.charCodeAt(at) === NEWLINE) count++;
    return count;
  };
  return (offset) => {
    const block = Math.floor(offset / BLOCK);
    for (let known = lines.length; known <= block; known++)
      lines.push((lines[known - 1] as number) + countBetween((known - 1) * BLOCK, known * BLOCK));
    return (lines[block] as number) + countBetween(block * BLOCK, offset);
  };
}

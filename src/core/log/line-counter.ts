/** Counts lines for offsets in any order, cheaply when they come in order. */
export function createLineCounter(log: string): (offset: number) => number {
  let line = 1;
  let next = log.indexOf('\n');
  let from = 0;
  return (offset) => {
    if (offset < from) {
      line = 1;
      from = 0;
      next = log.indexOf('\n');
    }
    while (next >= 0 && next < offset) {
      line++;
      from = next + 1;
      next = log.indexOf('\n', from);
    }
    return line;
  };
}

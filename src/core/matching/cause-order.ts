/**
 * The numbers below `count`, rising, but each behind its causes: `effects[i]` are those that stand behind `i`. Where all that
 * is left waits for one another, the lowest goes first. Takes n log n steps.
 */
export function orderByCause(count: number, effects: number[][]): number[] {
  const causes = new Uint32Array(count);
  for (const effect of effects.flat()) causes[effect] = (causes[effect] as number) + 1;
  const isPlaced = new Uint8Array(count);
  const order: number[] = [];
  /** What became free although a higher number was placed before it. */
  const late = createHeap();
  let next = 0;
  let lowest = 0;
  const place = (index: number) => {
    isPlaced[index] = 1;
    order.push(index);
    for (const effect of effects[index] as number[]) {
      causes[effect] = (causes[effect] as number) - 1;
      if (causes[effect] === 0 && effect < next && !isPlaced[effect]) late.add(effect);
    }
  };
  while (order.length < count) {
    const freed = late.take();
    if (freed !== undefined) {
      place(freed);
      continue;
    }
    while (next < count && (isPlaced[next] || causes[next])) next++;
    while (isPlaced[lowest]) lowest++;
    place(next < count ? next++ : lowest);
  }
  return order;
}

/** Numbers of which the lowest is taken first. */
function createHeap() {
  const heap: number[] = [];
  const at = (index: number) => heap[index] ?? Infinity;
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [at(b), at(a)]);
  return {
    add(number: number): void {
      let index = heap.push(number) - 1;
      for (let above = (index - 1) >> 1; index > 0 && at(above) > number; above = (index - 1) >> 1) {
        swap(index, above);
        index = above;
      }
    },
    take(): number | undefined {
      const [first] = heap;
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let index = 0; ;) {
        const left = 2 * index + 1;
        const below = at(left + 1) < at(left) ? left + 1 : left;
        if (at(below) >= last) return first;
        swap(index, below);
        index = below;
      }
    },
  };
}

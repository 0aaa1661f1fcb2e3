import { countLeading } from '../log/count-leading.ts';

/**
 * The numbers of all items, rising, but each behind its causes: `effects[i]` are those that stand behind `i`. Where all that
 * is left waits for one another, the lowest goes first.
 */
export function orderByCause(effects: number[][]): number[] {
  const waits = new Map<number, number>();
  for (const effect of effects.flat()) waits.set(effect, (waits.get(effect) ?? 0) + 1);
  const order = new Set<number>();
  /** What became free although a higher number was placed before it, falling. */
  const late: number[] = [];
  let next = 0;
  let lowest = 0;
  while (order.size < effects.length) {
    let index = late.pop();
    if (index === undefined) {
      while (order.has(next) || waits.get(next)) next++;
      while (order.has(lowest)) lowest++;
      index = next < effects.length ? next++ : lowest;
    }
    order.add(index);
    for (const effect of effects[index] as number[]) {
      const left = (waits.get(effect) as number) - 1;
      waits.set(effect, left);
      if (left || effect >= next || order.has(effect)) continue;
      const place = countLeading(late, (other) => other > effect);
      late.splice(place, 0, effect);
    }
  }
  return [...order];
}

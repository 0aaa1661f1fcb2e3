/** How many items from the first on pass a test that none passes behind the first that fails. */
export function countLeading<Item>(items: Item[], passes: (item: Item) => boolean): number {
  let low = 0;
  for (let high = items.length; low < high;) {
    const middle = (low + high) >> 1;
    if (passes(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

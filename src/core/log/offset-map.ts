/** Maps rising offsets to those of the original, with one pair of numbers for each stretch in which both run side by side. */
export function createOffsetMap() {
  let starts = new Int32Array(1024);
  let originals = new Int32Array(1024);
  let count = 0;
  let delta = -1;
  return {
    add(index: number, original: number): void {
      if (original - index === delta) return;
      delta = original - index;
      if (count === starts.length) {
        starts = grow(starts);
        originals = grow(originals);
      }
      starts[count] = index;
      originals[count++] = original;
    },
    find(index: number): number {
      let low = 0;
      for (let high = count - 1; low < high;) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= index) low = middle;
        else high = middle - 1;
      }
      return count ? (originals[low] as number) + index - (starts[low] as number) : 0;
    },
  };
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

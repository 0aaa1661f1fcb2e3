import type { ErrorEntry } from '../content-files.ts';
import type { Problem } from '../problems.ts';

/** Reports every entry whose key another entry before it has already. */
export function repeated(
  errors: ErrorEntry[],
  keysOf: (entry: ErrorEntry) => { field: string; key: string }[],
): Problem[] {
  const first = new Map<string, string>();
  return errors.flatMap((entry) =>
    keysOf(entry).flatMap(({ field, key }) => {
      const holder = first.get(key);
      if (holder === undefined) first.set(key, entry.file);
      if (holder === undefined) return [];
      const message = `is the same as in ${holder}. Two pages cannot share it: make this one say what is different.`;
      return [{ file: entry.file, field, message }];
    }),
  );
}

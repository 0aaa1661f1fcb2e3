import { hash } from 'node:crypto';
import path from 'node:path';
import type { RecordStore } from './record-store.ts';

/** What is known of a file: its data, whether an earlier build has checked it, and a hash of its text. */
type Recalled<T> = { data: T | undefined; passed: boolean; sum: string };

/** Asks the records for what an earlier build has made of a file with this text; else has `make` make it, and records that. */
export type Recall = <T>(file: string, text: string, make: () => T | undefined) => Recalled<T>;

/** Recalls from `records`, whose groups are closed as soon as the files of another begin. */
export function createRecall(records?: RecordStore): Recall {
  let lastGroup = '';
  return <T>(file: string, text: string, make: () => T | undefined) => {
    const group = `${path.posix.dirname(file)}${path.extname(file)}`;
    if (group !== lastGroup) records?.flush();
    lastGroup = group;
    const sum = hash('sha256', `${file}\n${text}`);
    const known = records?.get(group, sum);
    if (known !== undefined) return { data: JSON.parse(known) as T, passed: true, sum };
    const data = make();
    if (!data || !records) return { data, passed: false, sum };
    const recorded = JSON.stringify(data);
    records.put(group, sum, recorded);
    // What comes from a parser holds on to the whole text of its file; this does not.
    return { data: JSON.parse(recorded) as T, passed: false, sum };
  };
}

import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { openLogReader, type LogReader } from '../log/log-reader.ts';
import { valuesFragment } from '../page/values-fragment.ts';
import type { Result } from './result-list.ts';
import { loadSearchList } from './search-list.ts';
import { searchSignatures } from './signature-search.ts';

/** Pages that a pasted text names, or else the nearest by words. */
export interface Reading {
  results: Result[];
  isExact: boolean;
}

const MOST_NEAR = 5;

/** Loads all that reading needs, and what finds the nearest pages: after a paste nothing is asked for. */
export async function openReading(): Promise<LogReader> {
  const [reader] = await Promise.all([openLogReader(), loadSearchList().catch(() => undefined)]);
  return reader;
}

/** Loads it before it is needed; what fails is tried again then. */
export async function prepareReading(): Promise<void> {
  await openReading().catch(() => undefined);
}

/** Reads a pasted text on the device: with what was loaded before, nothing is asked for. */
export async function readPasted(text: string): Promise<Reading> {
  const reader = await openLogReader();
  const diagnosis = await reader.read(text);
  const results = diagnosis.findings.map(({ id, text: signature, values }) => ({
    url: `/errors/${id}/${valuesFragment(values)}`,
    title: reader.titles.get(id) ?? id,
    signature,
  }));
  return results.length > 0
    ? { results, isExact: true }
    : { results: await nearestPages(text, diagnosis), isExact: false };
}

/** The pages whose titles and signatures have most words of what looks most like an error. */
export async function nearestPages(text: string, { suspects }: Diagnosis): Promise<Result[]> {
  const line = suspects[0]?.text ?? text.trim().split('\n', 1)[0] ?? '';
  const { hits } = await searchSignatures(line);
  return hits.slice(0, MOST_NEAR);
}

/** What to say of a pasted text. */
export function sayReading({ results, isExact }: Reading): string {
  if (isExact)
    return `${results.length} ${results.length === 1 ? 'error matches' : 'errors match'}. Read here, in your browser.`;
  return results.length > 0
    ? 'No known error in this. The nearest pages by its words:'
    : 'No known error in this, and no page has its words.';
}

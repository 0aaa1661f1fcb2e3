import { showDiagnosis, showNothing } from '../log/diagnosis-view.ts';
import type { LogReader } from '../log/log-reader.ts';
import { loadAnswers, type PageAnswers } from '../log/page-answers.ts';
import { nearestPages, openReading } from './pasted-text.ts';
import { countResults, showResults, type Result } from './result-list.ts';
import { search } from './search-client.ts';

const MOST = 8;

/** The parts of the home page's box. */
export interface Parts {
  field: HTMLTextAreaElement;
  file: HTMLInputElement;
  status: Element;
  list: Element;
  report: HTMLElement;
}

/** Loads all that reading a log here needs. */
export function openBoxReader(): Promise<[LogReader, PageAnswers]> {
  return Promise.all([openReading(), loadAnswers()]);
}

/** Reads a log on the device and shows what it says, or else the nearest pages by words. */
export async function answerLog(parts: Parts, log: string, isLatest: () => boolean): Promise<void> {
  const [reader, answers] = await openBoxReader();
  const diagnosis = await reader.read(log);
  const { findings, lineCount } = diagnosis;
  const near = findings.length > 0 ? [] : await nearestPages(log, diagnosis);
  if (!isLatest()) return;
  showDiagnosis(parts.report, diagnosis, { titles: reader.titles, answers });
  const lines = lineCount === 1 ? 'one line' : `${lineCount.toLocaleString('en')} lines`;
  const found = `${countResults(findings.length)} in ${lines}.`;
  show(parts, near, findings.length > 0 ? found : showNothing(lines, near.length));
}

/** Searches typed words. */
export async function answerWords(parts: Parts, text: string, isLatest: () => boolean): Promise<void> {
  parts.report.replaceChildren();
  await search(text.trim(), {}, (results, isDone) => {
    if (isLatest()) show(parts, results.slice(0, MOST), isDone ? countResults(results.length) : '');
  });
}

/** Says in a sentence why there is no answer. */
export function showFailure(parts: Parts, error: unknown): void {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
  parts.report.replaceChildren();
  show(parts, [], `This did not work: ${reason} The list of all errors works without it.`);
}

/** Takes every answer away. */
export function clear(parts: Parts): void {
  parts.report.replaceChildren();
  show(parts, [], '');
}

function show({ list, status }: Parts, results: Result[], text: string): void {
  showResults(list, results);
  status.textContent = text;
}

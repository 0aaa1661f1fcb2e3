import type { PageAnswer } from '../../core/commands/page-answer.ts';
import { fetchFile } from './fetch-file.ts';

/** Every page's answer, by id. */
export type PageAnswers = Record<string, PageAnswer>;

let answers: Promise<PageAnswers> | undefined;

/** How every page's error is fixed; fetched on first use. */
export function loadAnswers(): Promise<PageAnswers> {
  answers ??= fetchAnswers();
  // A failed load is tried again the next time.
  answers.catch(() => (answers = undefined));
  return answers;
}

async function fetchAnswers(): Promise<PageAnswers> {
  return (await (await fetchFile('/answers.json')).json()) as PageAnswers;
}

import type { PageAnswer } from '../../core/commands/page-answer.ts';

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
  const response = await fetch('/answers.json');
  if (!response.ok) throw new Error(`answers.json answered ${response.status}`);
  return (await response.json()) as PageAnswers;
}

import type { PageAnswer } from '../../core/commands/page-answer.ts';
import { fetchOnce } from './fetch-file.ts';

/** Every page's answer, by id. */
export type PageAnswers = Record<string, PageAnswer>;

/** How every page's error is fixed; fetched on first use. */
export const loadAnswers = fetchOnce('/answers.json', (text) => JSON.parse(text) as PageAnswers);

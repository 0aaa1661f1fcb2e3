import { announce } from '../page/announcement.ts';
import { noteBelowAnswer } from '../page/answer-note.ts';
import { takeValues } from '../page/command-hole.ts';
import { valuesOf } from '../page/values-fragment.ts';
import type { Result } from './result-list.ts';

/**
 * When what was pasted is the very error of the page that is open: puts its values into the page's commands and leads to the
 * first of them. Nothing of it goes into the address. Whether that is so.
 */
export function stayOnPage([first]: Result[]): boolean {
  if (!first) return false;
  const { pathname, hash } = new URL(first.url, location.origin);
  if (pathname !== location.pathname) return false;
  if (!takeValues(Object.fromEntries(valuesOf(hash)))) say('This page is about what you pasted.');
  document.querySelector<HTMLElement>('.answer .block__bar > button')?.focus();
  return true;
}

function say(text: string): void {
  noteBelowAnswer(text);
  announce(text);
}

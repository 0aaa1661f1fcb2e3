import { announce } from './announcement.ts';
import { remember } from '../storage.ts';

/** Shows every command of the page for a shell, remembers it, and keeps the focus on the button that was pressed in `choice`. */
export function chooseShell(choice: Element, shell: string, name: string): void {
  document.documentElement.dataset['shell'] = shell;
  remember('shell', shell);
  choice.querySelector<HTMLElement>(`[data-shell="${shell}"] [aria-pressed="true"]`)?.focus();
  announce(`Commands are for ${name} now`);
}

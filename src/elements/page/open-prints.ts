/** Unfolds what a command prints: who copied the command, or was led to it, reads that next. */
export function openPrints(command: Element | null): void {
  command?.querySelector('.outcomes')?.parentElement?.setAttribute('open', '');
}

// A link from one command's outcome leads to the next command.
addEventListener('hashchange', () => openPrints(document.querySelector('.command:target')));

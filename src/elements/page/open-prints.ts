/** Unfolds what a command prints: who copied the command, or was led to it, reads that next. */
export function openPrints(command: Element | null): void {
  command?.querySelector('.outcomes')?.parentElement?.setAttribute('open', '');
}

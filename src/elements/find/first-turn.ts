/** Runs a task when the reader first turns to a box: before a text is there, so that nothing need be fetched after it. */
export function onFirstTurn(host: HTMLElement, task: () => void): void {
  const field = host.querySelector<HTMLInputElement | HTMLTextAreaElement>('input[type="search"], textarea');
  // The reader may have been there before this script.
  if (field && (field.value || document.activeElement === field)) return task();
  const turn = new AbortController();
  for (const event of ['focusin', 'pointerover', 'dragenter'])
    host.addEventListener(event, () => (turn.abort(), task()), { signal: turn.signal });
}

/** Has assistive technology say `text` once, politely, after what it is saying now. */
export function announce(text: string): void {
  const status = document.getElementById('announcement');
  if (!status) return;
  // A status that already holds the same text would stay silent.
  status.textContent = '';
  setTimeout(() => (status.textContent = text), 50);
}

/** Says below the page's answer what was done with the reader's log, in place of what was said before; the note, to add to. */
export function noteBelowAnswer(text: string): HTMLElement {
  const note = document.createElement('p');
  note.className = 'filled';
  note.textContent = text;
  document.querySelector('.filled')?.remove();
  document.querySelector('.answer .command')?.append(note);
  return note;
}

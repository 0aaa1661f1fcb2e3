import { announce } from './announcement.ts';

const SHOWN_FOR_MS = 6000;

/** Says in a block's bar how the selected text is copied on this device. */
export function adviseOn(bar: Element): void {
  const text = advice();
  announce(text);
  noteIn(bar, text);
}

/** Says that a block was copied, in its bar too what of the code is still an example; nothing there when all of it is the reader's. */
export function noteHoles(bar: Element, code: Element, said: string): void {
  const open = [...code.querySelectorAll('command-hole:not([data-filled])')];
  const examples = [...new Set(open.map(({ textContent }) => textContent))].join(', ');
  const rest = `Still has ${examples} in it`;
  announce(examples ? `${said}. ${rest}` : said);
  if (examples) noteIn(bar, rest);
}

/** Shows a text in the bar for a while, in the place of what stands there. */
function noteIn(bar: Element, text: string): void {
  if (bar.querySelector('[data-note]')) return;
  const hidden = [...bar.children].slice(0, -1);
  const note = document.createElement('p');
  // One line, however long it is: the bar stays as high as it was.
  note.className = 'block__label shells';
  note.dataset['note'] = '';
  note.textContent = text;
  bar.prepend(note);
  for (const part of hidden) part.remove();
  setTimeout(() => note.replaceWith(...hidden), SHOWN_FOR_MS);
}

function advice(): string {
  if (matchMedia('(pointer: coarse)').matches) return 'Hold the text, tap Copy';
  return `Selected. Press ${navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl+'}C`;
}

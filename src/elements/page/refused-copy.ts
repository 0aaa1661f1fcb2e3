import { announce } from './announcement.ts';

const SHOWN_FOR_MS = 6000;

/** Says in a block's bar how the selected text is copied on this device, in the place of what stands there. */
export function adviseOn(bar: Element): void {
  const text = advice();
  announce(text);
  if (bar.querySelector('[data-advice]')) return;
  const hidden = [...bar.children].slice(0, -1);
  const note = document.createElement('p');
  note.className = 'block__label';
  note.dataset['advice'] = '';
  note.textContent = text;
  bar.prepend(note);
  for (const part of hidden) part.remove();
  setTimeout(() => note.replaceWith(...hidden), SHOWN_FOR_MS);
}

function advice(): string {
  if (matchMedia('(pointer: coarse)').matches) return 'Hold the text, tap Copy';
  return `Selected. Press ${navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl+'}C`;
}

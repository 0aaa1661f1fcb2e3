import { announce } from './announcement.ts';

const SHOWN_FOR_MS = 2000;

/** `<command-block>`: a block of code that gets a bar with its label and a button that copies exactly what is shown. */
class CommandBlock extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector('pre > code');
    const label = this.querySelector('.block__label');
    if (!code || !label || this.querySelector('.block__bar')) return;
    const bar = document.createElement('div');
    bar.className = 'block__bar';
    const state = document.createElement('span');
    state.setAttribute('aria-hidden', 'true');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy: ${nameOf(this)}`);
    button.addEventListener('click', () => void this.copy(code, state));
    this.prepend(bar);
    bar.append(label, state, button);
  }

  async copy(code: Element, state: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(code.textContent);
      show(state, 'Copied');
      announce(`Copied: ${nameOf(this)}`);
    } catch {
      getSelection()?.selectAllChildren(code);
      show(state, 'Not allowed. It is selected: copy it with the keyboard');
      announce('The browser did not allow copying. The command is selected: copy it with the keyboard.');
    }
  }
}

function nameOf(block: HTMLElement): string {
  return (
    block.closest('.command')?.querySelector('h3')?.textContent ??
    block.closest('section')?.querySelector('.answer__command span')?.textContent ??
    'this block'
  );
}

function show(state: HTMLElement, text: string): void {
  state.textContent = text;
  setTimeout(() => (state.textContent = ''), SHOWN_FOR_MS * (text.length > 10 ? 3 : 1));
}

customElements.define('command-block', CommandBlock);

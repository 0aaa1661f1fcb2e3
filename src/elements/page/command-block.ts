import { announce } from './announcement.ts';

const SHOWN_FOR_MS = 2000;

/** `<command-block>`: a block of code that gets a bar with its label and a button that copies exactly what is shown. */
class CommandBlock extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector('code');
    const label = this.querySelector('.block__label');
    if (!code || !label) return;
    const bar = document.createElement('div');
    const state = document.createElement('span');
    const button = document.createElement('button');
    bar.className = 'block__bar';
    state.ariaHidden = 'true';
    button.textContent = 'Copy';
    button.ariaLabel = `Copy: ${nameOf(this)}`;
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        show(state, 'Copied', `Copied: ${nameOf(this)}`);
      } catch {
        getSelection()?.selectAllChildren(code);
        show(state, 'Not allowed. It is selected: copy it with the keyboard');
      }
    };
    this.prepend(bar);
    bar.append(label, state, button);
  }
}

/** The command's title, which stands above its block, or in the answer above the first. */
function nameOf(block: HTMLElement): string {
  return block.closest('.command, .answer__command')?.querySelector('h3, span')?.textContent ?? 'this block';
}

function show(state: HTMLElement, text: string, spoken = text): void {
  announce(spoken);
  state.textContent = text;
  setTimeout(() => (state.textContent = ''), SHOWN_FOR_MS * (text.length > 10 ? 3 : 1));
}

customElements.define('command-block', CommandBlock);

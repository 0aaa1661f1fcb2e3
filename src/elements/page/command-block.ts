import { announce } from './announcement.ts';
import { openPrints } from './open-prints.ts';

const SHOWN_FOR_MS = 2000;

/** `<command-block>`: a block of code that gets a bar with its label and a button that copies exactly what is shown. */
class CommandBlock extends HTMLElement {
  connectedCallback(): void {
    const code = this.querySelector('code');
    const label = this.querySelector('.block__label');
    if (!code || !label) return;
    const bar = document.createElement('div');
    const button = document.createElement('button');
    bar.className = 'block__bar';
    button.textContent = 'Copy';
    const name = nameOf(this);
    button.ariaLabel = `Copy: ${name}`;
    let timer = 0;
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        openPrints(this.closest('.command'));
        button.textContent = 'Copied';
        clearTimeout(timer);
        timer = setTimeout(() => (button.textContent = 'Copy'), SHOWN_FOR_MS) as unknown as number;
        const said = `Copied: ${name}`;
        if (this.querySelector('command-hole')) (await import('./bar-note.ts')).noteHoles(bar, code, said);
        else announce(said);
      } catch {
        getSelection()?.selectAllChildren(code);
        (await import('./bar-note.ts')).adviseOn(bar);
      }
    };
    this.prepend(bar);
    bar.append(label, ...this.querySelectorAll('.shells'), button);
  }
}

/** The command's title, which stands above its block. */
function nameOf(block: HTMLElement): string {
  return block.closest('.command')?.querySelector('h3, .label > span')?.textContent ?? 'this block';
}

customElements.define('command-block', CommandBlock);

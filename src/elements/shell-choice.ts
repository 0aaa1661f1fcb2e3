import { announce } from './announcement.ts';
import { remember } from './storage.ts';

/** `<shell-choice>`: variants of one command. Each gets buttons for all; one choice holds everywhere and is remembered. */
class ShellChoice extends HTMLElement {
  connectedCallback(): void {
    const blocks = [...this.querySelectorAll<HTMLElement>('[data-shell]')];
    const labels = blocks.map((block) => block.querySelector('.block__label')?.textContent ?? '');
    blocks.forEach((block) => {
      const group = document.createElement('div');
      group.className = 'shells';
      group.role = 'toolbar';
      group.ariaLabel = 'Shell';
      const buttons = blocks.map((other, index) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = labels[index] ?? '';
        button.ariaPressed = String(other === block);
        // One stop of the Tab key for all of them; the arrow keys move between them.
        button.tabIndex = other === block ? 0 : -1;
        button.addEventListener('click', () =>
          this.choose(other.dataset['shell'] ?? 'bash', labels[index] ?? ''),
        );
        return button;
      });
      group.append(...buttons);
      group.addEventListener('keydown', ({ key, target }) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
        const at = buttons.indexOf(target as HTMLButtonElement);
        if (step) buttons.at((at + step) % buttons.length)?.focus();
      });
      block.querySelector('.block__label')?.replaceWith(group);
    });
  }

  choose(shell: string, label: string): void {
    document.documentElement.dataset['shell'] = shell;
    remember('shell', shell);
    this.querySelector<HTMLElement>(`[data-shell="${shell}"] [aria-pressed="true"]`)?.focus();
    announce(`Commands are for ${label} now`);
  }
}

customElements.define('shell-choice', ShellChoice);

/** `<shell-choice>`: variants of one command. Each gets buttons for all; one choice holds everywhere and is remembered. */
class ShellChoice extends HTMLElement {
  connectedCallback(): void {
    const variants = [...this.querySelectorAll<HTMLElement>('[data-shell]')].map((block) => {
      const label = block.querySelector('.block__label');
      return { block, label, shell: block.dataset['shell'] ?? '', name: label?.textContent ?? '' };
    });
    for (const { shell: own, label } of variants) {
      const group = document.createElement('div');
      group.className = 'shells';
      group.role = 'toolbar';
      group.ariaLabel = 'Shell';
      const buttons = variants.map(({ shell, name }) => {
        const button = document.createElement('button');
        button.textContent = name;
        button.ariaPressed = String(shell === own);
        // One stop of the Tab key for all of them; the arrow keys move between them (shell-keys.ts).
        button.tabIndex = shell === own ? 0 : -1;
        button.onclick = async () => (await import('./chosen-shell.ts')).chooseShell(this, shell, name);
        return button;
      });
      group.append(...buttons);
      label?.after(group);
    }
  }
}

customElements.define('shell-choice', ShellChoice);

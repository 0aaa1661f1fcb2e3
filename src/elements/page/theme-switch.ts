/** `<theme-switch>`: a button between light and dark; until it is used the system decides. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.ariaLabel = 'Switch between light and dark';
    button.onclick = async () => (await import('./other-theme.ts')).switchTheme();
    this.append(button);
  }
}

customElements.define('theme-switch', ThemeSwitch);

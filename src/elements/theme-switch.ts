import { announce } from './announcement.ts';
import { remember } from './storage.ts';

/** `<theme-switch>`: a button between light and dark; until it is used the system decides. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.ariaLabel = 'Switch between light and dark';
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      document.documentElement.dataset['theme'] = theme;
      remember('theme', theme);
      announce(`The ${theme} theme is on`);
    });
    this.append(button);
  }
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

customElements.define('theme-switch', ThemeSwitch);

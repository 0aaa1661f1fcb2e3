import { announce } from './announcement.ts';
import { remember } from '../storage.ts';

/** `<theme-switch>`: a button between light and dark; until it is used the system decides. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.ariaLabel = 'Switch between light and dark';
    button.onclick = () => {
      const { dataset } = document.documentElement;
      const theme =
        (dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) ===
        'dark'
          ? 'light'
          : 'dark';
      dataset['theme'] = theme;
      remember('theme', theme);
      announce(`The ${theme} theme is on`);
    };
    this.append(button);
  }
}

customElements.define('theme-switch', ThemeSwitch);

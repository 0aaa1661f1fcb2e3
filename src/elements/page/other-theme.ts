import { announce } from './announcement.ts';
import { remember } from '../storage.ts';

/** Turns the light theme into the dark one or back, and remembers it. */
export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = (dataset['theme'] ?? (isDark ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark';
  dataset['theme'] = theme;
  remember('theme', theme);
  announce(`The ${theme} theme is on`);
}

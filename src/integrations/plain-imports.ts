import type { Plugin } from 'vite';

/** Lets dynamic imports be plain imports. Vite's code that preloads what they need costs every page more than it saves here. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    apply: 'build',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}

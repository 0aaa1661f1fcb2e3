import { globSync } from 'node:fs';
import path from 'node:path';

const TEMPLATES = 'src/pages';

/** A template of `src/pages` and the pages that the build made from it. */
export interface PageType<Page> {
  /** `errors/[tool]/[slug]` */
  name: string;
  pages: Page[];
}

/** Sorts built pages by the template that each was made from. Throws when a template has no page. */
export function sortByType<Page extends { path: string }>(pages: Page[]): PageType<Page>[] {
  return globSync('**/*.astro', { cwd: TEMPLATES })
    .map((file) =>
      file
        .split(path.sep)
        .join('/')
        .replace(/\.astro$/, ''),
    )
    .sort()
    .map((name) => {
      const form = formOf(name);
      const own = pages.filter((page) => form.test(page.path));
      if (own.length === 0) throw new Error(`${TEMPLATES}/${name}.astro made no page.`);
      return { name, pages: own };
    });
}

/** What the addresses of a template's pages look like. */
function formOf(name: string): RegExp {
  if (name === '404') return /^\/404\.html$/;
  const folder = name.replace(/(^|\/)index$/, '');
  return new RegExp(`^/${folder.replaceAll(/\[\w+\]/g, '[^/]+')}${folder ? '/' : ''}$`);
}

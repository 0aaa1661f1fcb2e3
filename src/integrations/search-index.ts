import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Indexes the built pages with Pagefind into `dist/pagefind/`. Pages go in sorted, so that equal input gives equal bytes. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const begun = performance.now();
        const { index, errors } = await pagefind.createIndex();
        if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
        const pages = (await readdir(root, { recursive: true }))
          .filter((name) => name.endsWith('.html'))
          .sort();
        for (const page of pages) {
          const url = `/${page.split(path.sep).join('/')}`.replace(/index\.html$/, '');
          const content = await readFile(path.join(root, page), 'utf8');
          const added = await index.addHTMLFile({ url, content });
          if (added.errors.length > 0)
            throw new Error(`Pagefind refused ${page}: ${added.errors.join('; ')}`);
        }
        const made = await index.getFiles();
        if (made.errors.length > 0) throw new Error(`Pagefind made no index: ${made.errors.join('; ')}`);
        for (const { path: name, content } of made.files.filter(isNeeded)) {
          const file = path.join(root, 'pagefind', name);
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, content);
        }
        await pagefind.close();
        const seconds = ((performance.now() - begun) / 1000).toFixed(2);
        logger.info(`${pages.length} pages read, index written to pagefind/ in ${seconds}s`);
      },
    },
  };
}

/** Pagefind's own user interfaces are not used: they write HTML from strings, and they are large. */
function isNeeded({ path: name }: { path: string }): boolean {
  return !/-ui\.|-highlight\./.test(name);
}

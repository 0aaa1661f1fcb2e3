import { readdir, readFile } from 'node:fs/promises';
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
        const { index, errors } = await pagefind.createIndex({ includeCharacters: '_.:-/[]()' });
        if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
        const pages = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
        for (const page of pages) {
          const url = `/${page.split(path.sep).join('/')}`.replace(/index\.html$/, '');
          const result = await index.addHTMLFile({ url, content: await readFile(path.join(root, page), 'utf8') });
          if (result.errors.length > 0) throw new Error(`Pagefind refused ${page}: ${result.errors.join('; ')}`);
        }
        const written = await index.writeFiles({ outputPath: path.join(root, 'pagefind') });
        if (written.errors.length > 0) throw new Error(`Pagefind wrote no index: ${written.errors.join('; ')}`);
        await pagefind.close();
        logger.info(`${pages.length} pages read, index written to pagefind/`);
      },
    },
  };
}

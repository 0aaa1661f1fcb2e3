import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
import { listFiles as listBelow } from '../../src/content/list-files.ts';
import { site } from '../../src/site.ts';

export const DIST = 'dist';

/** A built page: its address path (`/errors/git/`), its text and its tree. */
export interface BuiltPage {
  path: string;
  html: string;
  root: HTMLElement;
}

/** Every file of the built site, from its root, sorted. */
export function listFiles(): string[] {
  return listBelow(DIST).sort();
}

export function readDist(file: string): string {
  return readFileSync(path.join(DIST, file), 'utf8');
}

/** Parses a page; `pre` keeps its elements, so that commands can be read. */
export function parsePage(pagePath: string, html: string): BuiltPage {
  return {
    path: pagePath,
    html,
    root: parse(html, { comment: true, blockTextElements: { script: true, style: true } }),
  };
}

/** Every built page, 404 included. Fails when the site was not built. */
export function readPages(): BuiltPage[] {
  if (!existsSync(path.join(DIST, 'index.html')))
    throw new Error('dist/ holds no site. Run `npm run build` first.');
  return listFiles()
    .filter((file) => file.endsWith('.html'))
    .map((file) => parsePage(`/${file.replace(/index\.html$/, '')}`, readDist(file)));
}

/** The pages of errors among `pages`. */
export function errorPages(pages: BuiltPage[]): (BuiltPage & { id: string })[] {
  return pages.flatMap((page) => {
    const [, id] = /^\/errors\/([^/]+\/[^/]+)\/$/.exec(page.path) ?? [];
    return id ? [{ ...page, id }] : [];
  });
}

/** A path of this site from an absolute or relative address, or undefined when it leads elsewhere. */
export function ownPath(address: string, from: string): URL | undefined {
  const url = new URL(address, site.url + from);
  return url.origin === site.url ? url : undefined;
}

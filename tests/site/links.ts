import { ownPath, type BuiltPage } from './dist.ts';

/** Internal links and fragments that lead nowhere, a sentence each. `files` are the paths that the site serves. */
export function brokenLinks(pages: BuiltPage[], files: Set<string>): string[] {
  const idsOf = new Map(
    pages.map(({ path, root }) => [path, new Set(root.querySelectorAll('[id]').map(({ id }) => id))]),
  );
  return pages.flatMap((page) =>
    page.root.querySelectorAll('a[href], link[href], script[src], img[src]').flatMap((element) => {
      const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      const url = ownPath(address, page.path);
      if (!url) return [];
      if (!files.has(url.pathname)) return [`${page.path} links to ${url.pathname}, which is not built`];
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (fragment && !idsOf.get(url.pathname)?.has(fragment)) {
        return [`${page.path} links to ${url.pathname}#${fragment}, which has no such id`];
      }
      return [];
    }),
  );
}

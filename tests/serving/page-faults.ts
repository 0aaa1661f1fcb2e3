import type { HTMLElement } from 'node-html-parser';

/** What in a page the policy would refuse or a hash does not cover, a sentence each. `hashOf` gives the hash of one of the site's files. */
export function pageFaults(
  path: string,
  root: HTMLElement,
  hashOf: (file: string) => string | undefined,
): string[] {
  const all = root.querySelectorAll('*');
  const handlers = all.flatMap(({ rawAttributes }) =>
    Object.keys(rawAttributes).filter((name) => /^on/i.test(name)),
  );
  const loads = all.flatMap((element) => {
    const source = element.getAttribute('src') ?? element.getAttribute('srcset');
    const isLoaded = /stylesheet|preload|icon|manifest|prefetch|preconnect/.test(
      element.getAttribute('rel') ?? '',
    );
    const address = source ?? (isLoaded ? element.getAttribute('href') : undefined);
    return address === undefined ? [] : [{ element, address }];
  });
  return [
    ...root.querySelectorAll('style, [style]').map(() => `${path} has an inline style`),
    ...root
      .querySelectorAll('script:not([src]):not([type="application/ld+json"])')
      .map(() => `${path} has an inline script`),
    ...handlers.map((name) => `${path} has the inline handler ${name}`),
    ...all
      .filter((element) =>
        /^\s*(?:javascript|data):/i.test(element.getAttribute('href') ?? element.getAttribute('src') ?? ''),
      )
      .map(() => `${path} has an address that is code`),
    ...loads
      .filter(({ address }) => !/^\/(?!\/)/.test(address))
      .map(({ address }) => `${path} loads ${address}, which is not of this site`),
    ...loads
      .filter(
        ({ element, address }) =>
          /\.(?:js|css)$/.test(address) && element.getAttribute('integrity') !== hashOf(address),
      )
      .map(({ address }) => `${path} loads ${address} without the hash of its bytes`),
  ];
}

/** Links of pages to addresses that moved, a sentence each. */
export function linksToMoved(path: string, root: HTMLElement, moved: Record<string, string>): string[] {
  return root.querySelectorAll('a[href], link[href]').flatMap((element) => {
    const target = new URL(element.getAttribute('href') ?? '', `https://site.invalid${path}`);
    const to = target.host === 'site.invalid' ? moved[target.pathname] : undefined;
    return to ? [`${path} links to ${target.pathname}, which moved. Link to ${to}.`] : [];
  });
}

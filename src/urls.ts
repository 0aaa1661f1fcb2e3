import { site } from './site.ts';

/** Every address that the site emits is made here. Paths begin and pages end with a slash. */
export const urls = {
  home: '/',
  errors: '/errors/',
  signatures: '/signatures/',
  search: '/search/',
  about: '/about/',
  use: '/use/',
  proof: '/proof/',
  quality: '/quality/',
  feed: '/feed.xml',
  area: (id: string) => `/areas/${id}/`,
  comparison: (id: string) => `/compare/${id}/`,
  tool: (id: string) => `/errors/${id}/`,
  error: (id: string) => `/errors/${id}/`,
  markdown: (id: string) => `/errors/${id}.md`,
  json: (id: string) => `/errors/${id}.json`,
  /** A tool and an area page stand on one level each; fragments name sections and commands. */
  command: (id: string, command: string) => `/errors/${id}/#${command}`,
} as const;

/** The absolute form of a path of this site. */
export function absoluteUrl(path: string): string {
  return site.url + path;
}

/** Where a reader can change the file in the repository. */
export function editUrl(file: string): string {
  return `${site.repository}/edit/${site.branch}/${file}`;
}

/** A new issue that names the page by its id. */
export function reportUrl(id: string): string {
  return `${site.repository}/issues/new?title=${id}:+`;
}

/** A title as a fragment: lower case, hyphens for all but letters and digits. */
export function fragmentOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

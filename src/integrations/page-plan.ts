import { pageKeys } from '../lib/page-keys.ts';
import { twins } from '../lib/twins.ts';
import type { FullCatalog } from '../lib/views.ts';

/** The files of a site, and what each is made from. */
export interface PagePlan {
  /** What a page or a copy of one is made from, as a hash; nothing when nobody knows. */
  keyOf(name: string): string | undefined;
  /** The error pages, sorted as their ids are in every list. */
  errorPages: { name: string; key: string | undefined }[];
  /** The Markdown and JSON of an error page, by the page's name. */
  copiesOf(page: string): { name: string; write: () => string }[];
}

/** Plans the files of a reference. Names are paths below the site's root. */
export function planPages(catalog: FullCatalog): PagePlan {
  const keys = pageKeys(catalog);
  const views = new Map(catalog.errors.map((view) => [pageOf(view.id), view]));
  return {
    keyOf: (name) => {
      const [, id] = /^errors\/([^/]+\/[^/]+?)(?:\/index\.html|\.\w+)$/.exec(name) ?? [];
      return id === undefined || id.endsWith('/index') ? keys.lists : keys.errors.get(id);
    },
    errorPages: catalog.errors
      .map(({ id }) => ({ id, name: pageOf(id), key: keys.errors.get(id) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    copiesOf: (page) => {
      const view = views.get(page);
      if (!view) return [];
      return twins.map(({ ending, write }) => ({
        name: `errors/${view.id}${ending}`,
        write: () => write(view),
      }));
    },
  };
}

function pageOf(id: string): string {
  return `errors/${id}/index.html`;
}

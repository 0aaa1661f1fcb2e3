import { pageKeys } from './page-keys.ts';
import { searchText } from '../../print/search-text.ts';
import type { SharedBuild } from '../../catalog/shared-build.ts';
import { twins } from '../../print/twins.ts';

/** An error page that is to be made. */
export interface PlannedPage {
  /** Its file below the site's root. */
  name: string;
  /** What it is made from, as a hash; nothing when nobody knows. */
  key: string | undefined;
  /** What a full-text search reads of it. */
  searchText: () => string;
}

/** The files of a site, and what each is made from. */
export interface PagePlan {
  /** What a page or a copy of one is made from, as a hash; nothing when nobody knows. */
  keyOf(name: string): string | undefined;
  /** The error pages, sorted as their ids are in every list. */
  errorPages: PlannedPage[];
  /** The Markdown and JSON of an error page, by the page's name. */
  copiesOf(page: string): { name: string; write: () => string }[];
}

/** Plans the files of a reference. Names are paths below the site's root. */
export function planPages({ catalog, bodies }: Pick<SharedBuild, 'catalog' | 'bodies'>): PagePlan {
  const keys = pageKeys(catalog);
  const views = new Map(catalog.errors.map((view) => [pageOf(view.id), view]));
  const ids = new Map(
    catalog.errors.flatMap(({ id }) =>
      [pageOf(id), ...twins.map(({ ending }) => copyOf(id, ending))].map((name) => [name, id]),
    ),
  );
  return {
    keyOf: (name) => {
      const id = ids.get(name);
      return id === undefined ? keys.lists : keys.errors.get(id);
    },
    errorPages: catalog.errors
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((view) => ({
        name: pageOf(view.id),
        key: keys.errors.get(view.id),
        searchText: () => searchText(view, bodies.get(view.id)?.html ?? view.body),
      })),
    copiesOf: (page) => {
      const view = views.get(page);
      if (!view) return [];
      return twins.map(({ ending, write }) => ({
        name: copyOf(view.id, ending),
        write: () => write(view),
      }));
    },
  };
}

function pageOf(id: string): string {
  return `errors/${id}/index.html`;
}

function copyOf(id: string, ending: string): string {
  return `errors/${id}${ending}`;
}

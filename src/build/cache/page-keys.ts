import { createHash, hash } from 'node:crypto';
import { isPlain } from '../../catalog/plain-bodies.ts';
import type { FullCatalog } from '../../catalog/views.ts';

/** What pages are made from, as hashes: a page whose hash is the last build's is still right. */
export interface PageKeys {
  /** Of each error page and its copies, by its id. A body of components has more to it, and none. */
  errors: Map<string, string | undefined>;
  /** Of every other page: all views, without their bodies. */
  lists: string;
}

/** The keys of a reference's pages. */
export function pageKeys({ areas, tools, errors }: FullCatalog): PageKeys {
  const shelves = [...areas, ...tools].map((shelf) => ({ ...shelf, tools: undefined, errors: undefined }));
  const lists = createHash('sha256').update(JSON.stringify(shelves));
  const keys = errors.map(({ body, proof, ...view }): [string, string | undefined] => {
    // The recorded runs are half of a view, and their sum is in it.
    const key = hash('sha256', JSON.stringify([view, { ...proof, evidence: undefined }]));
    lists.update(key);
    return [view.id, isPlain(body) ? hash('sha256', `${key}${body}`) : undefined];
  });
  return { errors: new Map(keys), lists: lists.digest('hex') };
}

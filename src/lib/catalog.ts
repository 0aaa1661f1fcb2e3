import { hash } from 'node:crypto';
import { getCollection, type CollectionEntry } from 'astro:content';
import { buildCatalog } from './build-catalog.ts';
import type { Content } from './content-files.ts';
import { isPlain } from './plain-bodies.ts';
import { sharedContent } from './shared-content.ts';
import type { Catalog } from './views.ts';

let catalog: Promise<Catalog> | undefined;
let bodies: Promise<Map<string, CollectionEntry<'errors'>>> | undefined;
let paths: ReturnType<typeof listPaths> | undefined;

/** The whole reference. Read once: what the build has checked, or in `dev` the collections, whose only reader this is. */
export function getCatalog(): Promise<Catalog> {
  catalog ??= readContent().then(buildCatalog);
  return catalog;
}

/**
 * A route per error page, with its view as `view`. Pages are made from it and from nothing else, so that its hash tells
 * whether the page of the last build is still right. A body of components has more to it, and no key.
 */
export async function getErrorPaths() {
  paths ??= listPaths();
  // Astro adds the route's own index to the list that it gets.
  return [...(await paths)];
}

async function listPaths() {
  const { errors } = await getCatalog();
  return errors.map((view) => {
    const [tool, slug] = view.id.split('/');
    const cacheKey = isPlain(view.body) ? hash('sha256', JSON.stringify(view)) : undefined;
    return { params: { tool, slug }, props: { view }, cacheKey };
  });
}

/** The stored entries of error pages, for rendering their bodies. */
export function getBodies(): Promise<Map<string, CollectionEntry<'errors'>>> {
  bodies ??= getCollection('errors').then((entries) => new Map(entries.map((entry) => [entry.id, entry])));
  return bodies;
}

async function readContent(): Promise<Content> {
  const checked = sharedContent();
  if (checked) return checked;
  const [areas, tools, errors, proofs, evidence] = await Promise.all([
    getCollection('areas'),
    getCollection('tools'),
    getCollection('errors'),
    getCollection('proofs'),
    getCollection('evidence'),
  ]);
  const withFile = <T extends { filePath?: string }>(entry: T) => ({ ...entry, file: entry.filePath ?? '' });
  return {
    areas: areas
      .map((area) => ({ ...area.data, file: area.filePath ?? '' }))
      .sort((a, b) => a.order - b.order),
    tools: tools.map(withFile),
    errors: errors.map((entry) => ({ ...withFile(entry), body: entry.body ?? '' })),
    proofs: proofs.map(withFile),
    evidence: evidence.map(withFile),
  };
}

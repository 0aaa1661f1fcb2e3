import { getCollection, render, type CollectionEntry, type RenderResult } from 'astro:content';
import { buildCatalog } from './build-catalog.ts';
import type { Content } from '../content/content-files.ts';
import { sharedBuild, type RenderedBody } from './shared-build.ts';
import type { Catalog, ErrorView, FullCatalog } from './views.ts';

let catalog: Promise<FullCatalog> | undefined;
let entries: Promise<Map<string, CollectionEntry<'errors'>>> | undefined;
let paths: ReturnType<typeof listPaths> | undefined;

/** The whole reference. Read once: what the build has checked, or in `dev` the collections, whose only reader this is. */
export function getCatalog(): Promise<Catalog> {
  return getFullCatalog();
}

function getFullCatalog(): Promise<FullCatalog> {
  const checked = sharedBuild()?.catalog;
  catalog ??= checked ? Promise.resolve(checked) : readContent().then(buildCatalog);
  return catalog;
}

/** A route per error page, with its view as `view`. */
export async function getErrorPaths() {
  paths ??= listPaths();
  // Astro adds the route's own index to the list that it gets.
  return [...(await paths)];
}

/** A route per copy of an error page. A build has none: it writes the copies beside their pages, without Astro's work for each. */
export async function getTwinPaths() {
  return sharedBuild() ? [] : getErrorPaths();
}

async function listPaths() {
  const { errors } = await getFullCatalog();
  return errors.map((view) => {
    const [tool, slug] = view.id.split('/');
    return { params: { tool, slug }, props: { view } };
  });
}

/** What stands below a page's frontmatter: HTML, or a component that renders it. */
export async function getBody({ id, file }: ErrorView): Promise<{
  html?: string;
  Content?: RenderResult['Content'];
  headings: RenderedBody['headings'];
}> {
  const rendered = sharedBuild()?.bodies.get(id);
  if (rendered) return rendered;
  entries ??= getCollection('errors').then((all) => new Map(all.map((entry) => [entry.id, entry])));
  const entry = (await entries).get(id);
  if (!entry)
    throw new Error(`${file}: the page has no body in the content store. Delete .astro and build again.`);
  return render(entry);
}

async function readContent(): Promise<Content> {
  const [areas, comparisons, tools, errors, proofs, evidence] = await Promise.all([
    getCollection('areas'),
    getCollection('comparisons'),
    getCollection('tools'),
    getCollection('errors'),
    getCollection('proofs'),
    getCollection('evidence'),
  ]);
  const withFile = <T extends { filePath?: string }>(entry: T) => ({ ...entry, file: entry.filePath ?? '' });
  return {
    areas: inOrder(areas),
    comparisons: inOrder(comparisons),
    tools: tools.map(withFile),
    errors: errors.map((entry) => ({ ...withFile(entry), body: entry.body ?? '' })),
    proofs: proofs.map(withFile),
    evidence: evidence.map((entry) => ({ ...withFile(entry), sum: String(entry.digest) })),
  };
}

function inOrder<T extends { order: number }>(entries: { data: T }[]): T[] {
  return entries.map(({ data }) => data).sort((a, b) => a.order - b.order);
}

import type { RecordStore } from '../content/record-store.ts';
import type { FullCatalog } from './views.ts';

/** The text of a page below its frontmatter, as HTML. */
export interface RenderedBody {
  html: string;
  headings: { depth: number; slug: string; text: string }[];
}

/** What is common to the integrations, the loaders and the pages of one build. */
export interface SharedBuild {
  /** All that the build has read and checked. */
  catalog: FullCatalog;
  /** Bodies that are only Markdown, by their pages' ids. In Astro's store they would be bundled as one huge module. */
  bodies: Map<string, RenderedBody>;
  /** Bodies that the last build has rendered. */
  lastBodies: RecordStore;
}

/** Each of them is loaded with modules of its own: only the process is common. */
const KEY: unique symbol = Symbol.for('errdex.build');
const shared: { [KEY]?: SharedBuild } = globalThis as object;

/** Begins a build, once its content has passed all checks. */
export function shareBuild(catalog: FullCatalog, lastBodies: RecordStore): void {
  shared[KEY] = { catalog, bodies: new Map(), lastBodies };
}

/** The build that is under way; nothing in `dev`, where the store follows every change. */
export function sharedBuild(): SharedBuild | undefined {
  return shared[KEY];
}

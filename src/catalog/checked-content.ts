import { hash } from 'node:crypto';
import type { Loader, LoaderContext } from 'astro/loaders';
import { isPlain } from './plain-bodies.ts';
import { sharedBuild, type RenderedBody } from './shared-build.ts';

/** Astro's own loaders. They load much of Astro with them, so a build does without. */
type Loaders = typeof import('astro/loaders');

/** A loader that leaves its collection empty in a build: the catalog has all that the checks have read. */
export function unlessChecked(inner: (loaders: Loaders) => Loader): Loader {
  return {
    name: 'unless-checked',
    load: async (context) => {
      if (!sharedBuild()) return inner(await import('astro/loaders')).load(context);
      context.store.clear();
    },
  };
}

/** A loader that in a build renders the bodies of what the checks have read, and stores only what Astro has to do more with. */
export function checkedBodies(inner: (loaders: Loaders) => Loader): Loader {
  return {
    name: 'checked-bodies',
    load: async (context) => {
      const build = sharedBuild();
      if (!build) return inner(await import('astro/loaders')).load(context);
      const { catalog, bodies, lastBodies } = build;
      context.store.clear();
      let lastTool = '';
      for (const { id, file, body, tool } of catalog.errors) {
        if (tool.id !== lastTool) lastBodies.flush();
        lastTool = tool.id;
        const key = hash('sha256', body);
        const known = lastBodies.get(tool.id, key);
        const rendered = known ? (JSON.parse(known) as RenderedBody) : await renderBody(body, context);
        if (!rendered) {
          const digest = context.generateDigest(`body ${file} ${body}`);
          context.store.set({ id, data: {}, filePath: file, digest, deferredRender: true });
          continue;
        }
        if (!known) lastBodies.put(tool.id, key, JSON.stringify(rendered));
        bodies.set(id, rendered);
      }
      lastBodies.save();
      lastBodies.tidyUp();
    },
  };
}

/** A body as HTML; nothing when it has components, or pictures that Astro has to see to. */
async function renderBody(body: string, context: LoaderContext): Promise<RenderedBody | undefined> {
  if (!isPlain(body)) return undefined;
  const { html, metadata } = await context.renderMarkdown(body);
  if (metadata?.imagePaths?.length) return undefined;
  return { html, headings: metadata?.headings ?? [] };
}

import type { Loader, LoaderContext } from 'astro/loaders';
import type { ErrorEntry } from './content-files.ts';
import { isPlain } from './plain-bodies.ts';
import { sharedContent } from './shared-content.ts';

/** A loader that leaves its collection empty in a build: the catalog has all that the checks have read. */
export function unlessChecked(inner: Loader): Loader {
  return {
    ...inner,
    load: async (context) => {
      if (!sharedContent()) return inner.load(context);
      context.store.clear();
    },
  };
}

/** A loader that in a build stores the bodies of what the checks have read, and nothing else of it. */
export function checkedBodies(inner: Loader): Loader {
  return {
    ...inner,
    load: async (context) => {
      const content = sharedContent();
      if (!content) return inner.load(context);
      const gone = new Set(context.store.keys());
      for (const entry of content.errors) {
        gone.delete(entry.id);
        await storeBody(entry, context);
      }
      for (const id of gone) context.store.delete(id);
    },
  };
}

async function storeBody({ id, file, body }: ErrorEntry, context: LoaderContext): Promise<void> {
  const { store } = context;
  const digest = context.generateDigest(`body ${file} ${body}`);
  const entry = { id, data: {}, filePath: file, digest };
  if (!isPlain(body)) store.set({ ...entry, deferredRender: true });
  else if (store.get(id)?.digest !== digest)
    store.set({ ...entry, rendered: await context.renderMarkdown(body) });
}

import type { Loader } from 'astro/loaders';

/**
 * A loader that renders bodies which are only Markdown while it reads them. As MDX each would be a module that Vite
 * bundles: five milliseconds and 0.4 MB a page. Bodies that use JSX stay modules; the HTML is the same either way.
 */
export function plainBodies(inner: Loader): Loader {
  return {
    ...inner,
    load: async (context) => {
      const { store } = context;
      const rendering: Promise<unknown>[] = [];
      const set: typeof store.set = (entry) => {
        const { deferredRender, ...plain } = entry;
        if (!deferredRender || entry.body === undefined || !isPlain(entry.body)) return store.set(entry);
        rendering.push(
          context.renderMarkdown(entry.body).then((rendered) => store.set({ ...plain, rendered })),
        );
        return true;
      };
      await inner.load({ ...context, store: { ...store, set } });
      await Promise.all(rendering);
    },
  };
}

/** Code within a line, which both take as it stands. */
const CODE = /(?<![\\`])`[^`\n]+`(?!`)/g;

/** Whether Markdown and MDX read a body alike: no expression, tag, import or export, and no code that is only indented. */
export function isPlain(body: string): boolean {
  return !/[{}<]|^(?:import|export)\b|^(?: {4}|\t)/m.test(body.replace(CODE, '``'));
}

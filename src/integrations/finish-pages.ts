import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { compressFolder, contentTime, writeCopies } from './compression.ts';
import { addIntegrity, hashesBelow } from './integrity.ts';
import { openSearchIndex, type SearchIndex } from './search-index.ts';
import { tidy } from './tidy-pages.ts';
import { createQueue } from './work-queue.ts';

type SetPrerenderer = HookParameters<'astro:build:start'>['setPrerenderer'];
type Prerenderer = Exclude<Parameters<SetPrerenderer>[0], (inner: never) => unknown>;
type Route = Parameters<Prerenderer['render']>[1]['routeData'];

/** Enough to keep the compressor's threads busy, without all pages in memory. */
const AT_ONCE = 16;

/**
 * Finishes each page while it is in memory: into the search index, without what no reader needs, with the hashes of its
 * scripts and style sheets, compressed. While one page is made, Pagefind and the compressor work on those before it.
 */
export function finishPages(quality: number): AstroIntegration {
  let root = '';
  let index: SearchIndex | undefined;
  let indexSeconds = 0;
  let pages = 0;
  const times = new Map<string, number>();
  const copies = createQueue(AT_ONCE);

  const finishing = (inner: Prerenderer): Prerenderer => {
    const hashOf = hashesBelow(root);
    return {
      ...inner,
      getStaticPaths: async () => {
        index = await openSearchIndex();
        const paths = await inner.getStaticPaths();
        // Pagefind numbers pages as they come.
        return paths.sort((a, b) => compare(fileOf(a.pathname, a.route), fileOf(b.pathname, b.route)));
      },
      render: async (request, options) => {
        const result = await inner.render(request, options);
        const response = result instanceof Response ? result : result.response;
        const name = fileOf(new URL(request.url).pathname, options.routeData);
        let body = Buffer.from(await response.arrayBuffer());
        if (name.endsWith('.html')) {
          const html = body.toString();
          const begun = performance.now();
          await index?.add(name, html);
          indexSeconds += (performance.now() - begun) / 1000;
          pages++;
          body = Buffer.from(await addIntegrity(tidy(html), hashOf));
        }
        const file = path.join(root, name);
        times.set(file, contentTime(body));
        await copies.add(writeCopies(file, body, quality));
        return new Response(body, { headers: response.headers, status: response.status });
      },
    };
  };

  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:done': ({ config }) => void (root = fileURLToPath(config.outDir)),
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer(finishing),
      'astro:build:done': async ({ logger }) => {
        const begun = performance.now();
        await index?.write(root);
        indexSeconds += (performance.now() - begun) / 1000;
        logger.info(`${pages} pages read, index written to pagefind/ in ${indexSeconds.toFixed(2)}s`);
        await copies.end();
        await compressFolder(root, quality, times);
      },
    },
  };
}

/** The file below `dist/` that Astro writes for a path. */
function fileOf(pathname: string, route: Route): string {
  const name = decodeURI(pathname).replace(/^\/|\/$/g, '');
  if (route.type !== 'page') return name;
  return name === '404' ? '404.html' : path.posix.join(name, 'index.html');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { hash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { openCache, type BuildCache } from './build-cache.ts';
import { filesToCompress } from './compression.ts';
import { openFinisher, type Finisher } from './finisher.ts';
import { emptyBut, readKept, stampAll, writeKept, type Kept } from './kept-files.ts';
import { openPageSearch, type PageSearch } from './page-search.ts';
import { createTurns } from './work-queue.ts';

type SetPrerenderer = HookParameters<'astro:build:start'>['setPrerenderer'];
type Prerenderer = Exclude<Parameters<SetPrerenderer>[0], (inner: never) => unknown>;
type Route = Parameters<Prerenderer['render']>[1]['routeData'];

/** The name under which the search index is kept, as if it were a page. */
const SEARCH = 'pagefind';

/**
 * Finishes each page while it is in memory: into the search index, without what no reader needs, with the hashes of its
 * scripts and style sheets, compressed. While one page is made, Pagefind and the finisher's threads work on those before it.
 * Pages that are in `dist/` as they would be made again stay there, and are not made.
 */
export function finishPages(quality: number): AstroIntegration {
  let root = '';
  let project = '';
  let cache: BuildCache | undefined;
  let kept: Kept = new Map();
  let search: PageSearch | undefined;
  let indexing: Promise<string> | undefined;
  let pagesLeft = 0;
  const next: Kept = new Map();
  const keys = new Map<string, string>();
  const times = new Map<string, number>();
  let finisher: Finisher | undefined;
  const list = () => path.join(cache?.folder ?? '', 'dist.json');

  const finishing = (inner: Prerenderer): Prerenderer => {
    const takeTurn = createTurns();
    const own = (finisher = openFinisher({ root, quality }));
    return {
      ...inner,
      getStaticPaths: async () => {
        const all = (await inner.getStaticPaths()).map((route) => ({
          ...route,
          name: fileOf(route.pathname, route.route),
        }));
        // Pagefind numbers pages as they come; once it has all, it writes its index while the other files are made.
        all.sort((a, b) => Number(isPage(b)) - Number(isPage(a)) || (a.name < b.name ? -1 : 1));
        for (const { name, cacheKey } of all) if (cacheKey !== undefined) keys.set(name, cacheKey);
        const { records } = openCache(project);
        search = openPageSearch(() => records(SEARCH));
        const indexKey = indexKeyOf(all);
        const isIndexKept = indexKey !== undefined && kept.get(SEARCH)?.key === indexKey;
        if (indexKey !== undefined) keys.set(SEARCH, indexKey);
        if (isIndexKept) keep(SEARCH);
        const toMake = all.filter(({ name, cacheKey }) => {
          const found = kept.get(name);
          if (!found || found.key !== cacheKey) return true;
          if (!isIndexKept && isPage({ name }) && !search?.recall(name, found.key)) return true;
          keep(name);
          return false;
        });
        for (const [name, { files }] of kept)
          if (!next.has(name)) for (const file of Object.keys(files)) rmSync(path.join(root, file));
        if (!isIndexKept) await search.open(all.filter(isPage).length);
        pagesLeft = toMake.filter(isPage).length;
        return toMake;
      },
      render: async (request, options) => {
        const turn = takeTurn();
        try {
          const result = await inner.render(request, options);
          const response = result instanceof Response ? result : result.response;
          const name = fileOf(new URL(request.url).pathname, options.routeData);
          const content = new Uint8Array(await response.arrayBuffer());
          await turn.comes;
          if (isPage({ name })) {
            await search?.add(name, Buffer.from(content).toString(), keys.get(name));
            if (--pagesLeft === 0) void writeIndex();
          }
          turn.end();
          const { body, time } = await own.finish(name, content);
          times.set(name, time);
          return new Response(Buffer.from(body), { headers: response.headers, status: response.status });
        } finally {
          turn.end();
        }
      },
    };
  };

  const writeIndex = () => {
    indexing ??= search?.write(root);
    // Awaited at the end; a failure before that is not a fault of its own.
    indexing?.catch(() => undefined);
    return indexing;
  };

  const keep = (name: string) => {
    const found = kept.get(name);
    if (found) next.set(name, found);
  };

  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        root = fileURLToPath(config.outDir);
        project = fileURLToPath(config.root);
        cache = openCache(project);
        kept = readKept(list(), cache.fingerprint, root);
        // Astro would empty the whole folder.
        if (kept.size > 0) updateConfig({ vite: { build: { emptyOutDir: false } } });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (kept.size > 0) emptyBut(root, new Set(filesOf(kept)));
        setPrerenderer(finishing);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info((await writeIndex()) ?? 'no search index');
        const untouched = new Set(filesOf(next));
        for (const name of filesToCompress(root).filter((name) => !untouched.has(name))) {
          const time = times.get(name);
          if (time === undefined) await finisher?.compress(name);
          else utimesSync(path.join(root, name), time, time);
        }
        await finisher?.end();
        for (const [name, key] of keys) {
          if (next.has(name)) continue;
          const files = name === SEARCH ? filesBelow(root, SEARCH) : [name, `${name}.br`, `${name}.gz`];
          next.set(name, { key, files: stampAll(root, files) });
        }
        if (cache) writeKept(list(), cache.fingerprint, root, next);
      },
    },
  };
}

function isPage({ name }: { name: string }): boolean {
  return name.endsWith('.html');
}

/** What the search index is made from; nothing when a page of it has no key. */
function indexKeyOf(all: { name: string; cacheKey?: string | undefined }[]): string | undefined {
  const pages = all.filter(({ name }) => /^errors\/[^/]+\/[^/]+\/index\.html$/.test(name));
  if (pages.some(({ cacheKey }) => cacheKey === undefined)) return undefined;
  return hash('sha256', JSON.stringify(pages.map(({ name, cacheKey }) => [name, cacheKey])));
}

function filesOf(kept: Kept): string[] {
  return kept
    .values()
    .toArray()
    .flatMap(({ files }) => Object.keys(files));
}

function filesBelow(root: string, folder: string): string[] {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));
}

/** The file below `dist/` that Astro writes for a path. */
function fileOf(pathname: string, route: Route): string {
  const name = decodeURI(pathname).replace(/^\/|\/$/g, '');
  if (route.type !== 'page') return name;
  return name === '404' ? '404.html' : path.posix.join(name, 'index.html');
}

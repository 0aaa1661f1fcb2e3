import { utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { sharedBuild } from '../catalog/shared-build.ts';
import { openCache } from './cache/build-cache.ts';
import { filesToCompress, withCopies } from './pages/compression.ts';
import { openFinisher, type Finisher } from './pages/finisher.ts';
import { emptyBut, readKept, stampAll, writeKept, type Kept } from './cache/kept-files.ts';
import { planPages, type PagePlan } from './cache/page-plan.ts';
import { openPageSearch, type PageSearch } from './search/page-search.ts';
import { SEARCH } from './search/search-files.ts';

type SetPrerenderer = HookParameters<'astro:build:start'>['setPrerenderer'];
type Prerenderer = Exclude<Parameters<SetPrerenderer>[0], (inner: never) => unknown>;
type Route = Parameters<Prerenderer['render']>[1]['routeData'];

/** A build on its way. */
interface Work {
  plan: PagePlan;
  search: PageSearch;
  finisher: Finisher;
  /** What stays of the last build. */
  stays: Kept;
  /** What was made, by name. */
  made: Set<string>;
  /** The times of files that Astro writes. */
  times: Map<string, number>;
}

/**
 * Finishes each page while it is in memory: without what no reader needs, with the hashes of its scripts and style sheets,
 * compressed, its Markdown and JSON beside it. While Astro makes one page, the finisher's threads work on those before it, and
 * Pagefind on the search. What is in `dist/` as it would be made again stays there, and is not made.
 */
export function finishPages(quality: number): AstroIntegration {
  let root = '';
  let project = '';
  let kept: Kept = new Map();
  let work: Work | undefined;
  const cache = () => openCache(project);
  const list = () => path.join(cache().folder, 'dist.json');

  /** Plans the build, takes away what will not be as it is, and starts what needs no page. */
  const begin = (): Work => {
    const build = sharedBuild();
    if (!build) throw new Error('The content has to be checked before pages are made from it.');
    const plan = planPages(build);
    const facts = cache().records('indexes');
    const search = openPageSearch(root, plan.errorPages, { kept, facts });
    const stays: Kept = new Map(
      kept.entries().filter(([name, { key }]) => search.stays.has(name) || plan.keyOf(name) === key),
    );
    emptyBut(root, new Set(filesOf(stays)));
    search.start();
    return {
      plan,
      search,
      finisher: openFinisher({ root, quality }),
      stays,
      made: new Set(),
      times: new Map(),
    };
  };

  const finishing = (inner: Prerenderer, { finisher, stays, made, times }: Work): Prerenderer => ({
    ...inner,
    getStaticPaths: async () =>
      (await inner.getStaticPaths()).filter(({ pathname, route }) => !stays.has(fileOf(pathname, route))),
    render: async (request, options) => {
      const result = await inner.render(request, options);
      const response = result instanceof Response ? result : result.response;
      const name = fileOf(new URL(request.url).pathname, options.routeData);
      const content = new Uint8Array(await response.arrayBuffer());
      const { body, time } = await finisher.finish(name, content);
      made.add(name);
      times.set(name, time);
      await writeCopies(name);
      return new Response(Buffer.from(body), { headers: response.headers, status: response.status });
    },
  });

  /** Writes the Markdown and JSON of a page, unless they stay. */
  const writeCopies = async (page: string) => {
    if (!work) return;
    const { plan, finisher, stays, made } = work;
    for (const { name, write } of plan.copiesOf(page)) {
      if (stays.has(name) || made.has(name)) continue;
      made.add(name);
      await finisher.write(name, Buffer.from(write()));
    }
  };

  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        root = fileURLToPath(config.outDir);
        project = fileURLToPath(config.root);
        kept = readKept(list(), cache().fingerprint, root);
        // Astro would empty the whole folder, and later: when the search may have been written.
        updateConfig({ vite: { build: { emptyOutDir: false } } });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const own = (work = begin());
        setPrerenderer((inner) => finishing(inner, own));
      },
      'astro:build:done': async ({ logger }) => {
        if (!work) return;
        const { plan, search, finisher, stays, made, times } = work;
        for (const { name } of plan.errorPages) await writeCopies(name);
        for (const [name, time] of times) utimesSync(path.join(root, name), time, time);
        const whole = new Set([...filesOf(stays), ...made]);
        for (const name of filesToCompress(root, (folder) => folder !== 'errors' && folder !== SEARCH))
          if (!whole.has(name)) await finisher.compress(name);
        const { report, written } = await search.end();
        logger.info(report);
        for (const name of written.flatMap((entry) => entry.files)) await finisher.compress(name);
        await finisher.end();
        const next: Kept = new Map(stays);
        const pages = made.values().map((name) => ({ name, key: plan.keyOf(name), files: [name] }));
        for (const { name, key, files } of [...pages, ...written])
          if (key !== undefined) next.set(name, { key, files: stampAll(root, files.flatMap(withCopies)) });
        writeKept(list(), cache().fingerprint, root, next);
      },
    },
  };
}

function filesOf(kept: Kept): string[] {
  return kept
    .values()
    .toArray()
    .flatMap(({ files }) => Object.keys(files));
}

/** The file below `dist/` that Astro writes for a path. */
function fileOf(pathname: string, route: Route): string {
  const name = decodeURI(pathname).replace(/^\/|\/$/g, '');
  if (route.type !== 'page') return name;
  return name === '404' ? '404.html' : path.posix.join(name, 'index.html');
}

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
import { addTime, areTimingsWanted, timed, timingsTable } from './timings.ts';

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

/** Where a build reads and writes, and what it finds there. */
interface Site {
  /** The folder of the site, and the project's. */
  root: string;
  project: string;
  kept: Kept;
}

/**
 * Finishes each page while it is in memory: without what no reader needs, with the hashes of its scripts and style sheets,
 * compressed, its Markdown and JSON beside it. While Astro makes one page, the finisher's threads work on those before it, and
 * Pagefind on the search. What is in `dist/` as it would be made again stays there, and is not made.
 */
export function finishPages(quality: number): AstroIntegration {
  let site: Site | undefined;
  let work: Work | undefined;
  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        site = openSite(fileURLToPath(config.outDir), fileURLToPath(config.root));
        // Astro would empty the whole folder, and later: when the search may have been written.
        updateConfig({ vite: { build: { emptyOutDir: false } } });
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        if (!site) return;
        const { root, project, kept } = site;
        const own = (work = await timed('plan pages', () => begin({ root, project, kept }, quality)));
        setPrerenderer((inner) => finishing(inner, own));
      },
      'astro:build:done': async ({ logger }) => {
        if (!site || !work) return;
        const [place, own] = [site, work];
        await timed('finish copies', () => finishCopies(place, own));
        const written = await timed('finish search', () =>
          finishSearch(own, (report) => logger.info(report)),
        );
        await timed('end threads', () => own.finisher.end());
        remember(place, own, written);
        if (areTimingsWanted()) logger.info(`Where the time went:\n${timingsTable()}`);
      },
    },
  };
}

function openSite(root: string, project: string): Site {
  const cache = openCache(project);
  return { root, project, kept: readKept(listOf(cache), cache.fingerprint, root) };
}

function listOf({ folder }: { folder: string }): string {
  return path.join(folder, 'dist.json');
}

/** Plans the build, takes away what will not be as it is, and starts what needs no page. */
function begin({ root, project, kept }: Site, quality: number): Work {
  const build = sharedBuild();
  if (!build) throw new Error('The content has to be checked before pages are made from it.');
  const plan = planPages(build);
  const search = openPageSearch(root, plan.errorPages, {
    kept,
    facts: openCache(project).records('indexes'),
  });
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
}

/** Astro's prerenderer, with each page finished as it comes, and without those that stay. */
function finishing(inner: Prerenderer, work: Work): Prerenderer {
  const { finisher, stays, made, times } = work;
  return {
    ...inner,
    getStaticPaths: async () =>
      (await inner.getStaticPaths()).filter(({ pathname, route }) => !stays.has(fileOf(pathname, route))),
    render: async (request, options) => {
      const start = performance.now();
      const result = await inner.render(request, options);
      const response = result instanceof Response ? result : result.response;
      const name = fileOf(new URL(request.url).pathname, options.routeData);
      const content = new Uint8Array(await response.arrayBuffer());
      addTime('render pages', performance.now() - start);
      const { body, time } = await timed('wait for finished pages', () => finisher.finish(name, content));
      made.add(name);
      times.set(name, time);
      await writeCopies(work, name);
      return new Response(Buffer.from(body), { headers: response.headers, status: response.status });
    },
  };
}

/** Writes the Markdown and JSON of a page, unless they stay. */
async function writeCopies({ plan, finisher, stays, made }: Work, page: string): Promise<void> {
  for (const { name, write } of plan.copiesOf(page)) {
    if (stays.has(name) || made.has(name)) continue;
    made.add(name);
    await finisher.write(name, Buffer.from(write()));
  }
}

/** The copies of pages that stayed, the times of all, and the compressed copies of what Astro itself has written. */
async function finishCopies({ root }: Site, work: Work): Promise<void> {
  const { plan, finisher, stays, made, times } = work;
  for (const { name } of plan.errorPages) await writeCopies(work, name);
  for (const [name, time] of times) utimesSync(path.join(root, name), time, time);
  const whole = new Set([...filesOf(stays), ...made]);
  for (const name of filesToCompress(root, (folder) => folder !== 'errors' && folder !== SEARCH))
    if (!whole.has(name)) await finisher.compress(name);
}

/** Waits for the search and compresses its files. */
async function finishSearch({ search, finisher }: Work, tell: (report: string) => void) {
  const { report, written } = await search.end();
  tell(report);
  for (const name of written.flatMap((entry) => entry.files)) await finisher.compress(name);
  return written;
}

/** Notes what is in the folder now, for the next build. */
function remember(
  { root, project }: Site,
  { plan, stays, made }: Work,
  written: Awaited<ReturnType<typeof finishSearch>>,
): void {
  const cache = openCache(project);
  const next: Kept = new Map(stays);
  const pages = made.values().map((name) => ({ name, key: plan.keyOf(name), files: [name] }));
  for (const { name, key, files } of [...pages, ...written])
    if (key !== undefined) next.set(name, { key, files: stampAll(root, files.flatMap(withCopies)) });
  writeKept(listOf(cache), cache.fingerprint, root, next);
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

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordFigure } from '../tests/figures.ts';
import { measureSite, type Figures } from './build-measure.ts';
import { readViews, writeAstro, writeErrdex, writeStarlight, type Site } from './build-sites.ts';
import { measureCommand, stopAll } from './process-tree.ts';

const HELP = `npm run bench:build -- [pages …] [options]

Builds sites of that many pages (100 and 1000 unless told) made from the real content: this project with all its
integrations, Starlight with the same text, and bare Astro with the same text. Each is built cold, again, and after
one page changed. Exit code 1 when a goal is missed.

  --only SUBJECT    errdex, starlight or astro alone; may be given again
  --peers-all       Starlight and bare Astro above 5,000 pages too
  --starlight-md    gives Starlight Markdown instead of MDX
  --full-sidebar    leaves Starlight its own sidebar, which names every page on every page
  --limit MINUTES   stops a build that takes longer (20)
  --keep            leaves the folder with the sites where it is`;

const ROOT = path.join(import.meta.dirname, '..');
const MOST_FOR_PEERS = 5000;
const SUBJECTS = ['errdex', 'starlight', 'astro'] as const;

interface Options {
  counts: number[];
  subjects: readonly string[];
  limit: number;
  peersAll: boolean;
  markdown: boolean;
  fullSidebar: boolean;
  keep: boolean;
}

const options = readArguments();
const folder = mkdtempSync(path.join(tmpdir(), 'errdex-bench-'));
const tidyUp = () => {
  stopAll();
  if (!options.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    tidyUp();
    process.exit(130);
  });
let failures = 0;
const figures: Figures[] = [];
try {
  await measureAll();
} finally {
  tidyUp();
}
judge();
if (options.keep) console.log(`\nThe sites are in ${folder}`);
console.log(failures ? `\n${failures} figures missed` : '\nall goals that were measured are reached');
process.exitCode = failures ? 1 : 0;

async function measureAll(): Promise<void> {
  const processor = cpus();
  console.log(`Node ${process.version}, ${processor.length} × ${processor[0]?.model ?? 'processor'}`);
  console.log(
    `Starlight reads ${options.markdown ? 'Markdown' : 'MDX'}; its sidebar names ${options.fullSidebar ? 'every page' : 'the tools only'}.`,
  );
  console.log('Peak memory: resident sets of the build and all its processes added up, every 50 ms.');
  console.log(
    'Search index: what each build prints of itself. dist: all files; ours has compressed copies, Markdown and JSON too.\n',
  );
  console.log(
    '  pages  subject        cold      CPU     warm  one changed  ms/page    peak MB    dist MB  index s  index MB',
  );
  let starlight: string | undefined;
  for (const count of options.counts) {
    const errdex = await writeErrdex(ROOT, path.join(folder, `errdex-${count}`), count);
    if (asked('errdex')) await measure(errdex, count);
    const subjects = count > MOST_FOR_PEERS && !options.peersAll ? [] : SUBJECTS.slice(1).filter(asked);
    const views = subjects.length > 0 ? await readViews(errdex.folder) : [];
    if (subjects.includes('starlight')) {
      // Its modules are found only where they really are, so that one folder serves all numbers of pages.
      starlight ??= await installStarlight();
      const kind = options.markdown ? 'md' : 'mdx';
      await measure(writeStarlight(starlight, views, kind, options.fullSidebar), count);
    }
    if (subjects.includes('astro'))
      await measure(writeAstro(ROOT, path.join(folder, `astro-${count}`), views), count);
    if (!options.keep) rmSync(errdex.folder, { recursive: true });
  }
}

function asked(subject: string): boolean {
  return options.subjects.includes(subject);
}

async function measure(site: Site, count: number): Promise<void> {
  const made = await measureSite(site, count, options.limit * 60);
  const start = `${String(count).padStart(7)}  ${site.subject.padEnd(10)}`;
  if (typeof made === 'string') {
    console.log(`${start}  ${made}`);
    if (made.startsWith('failed')) failures++;
  } else {
    figures.push(made);
    const seconds = [made.coldSeconds, made.coldCpuSeconds, made.warmSeconds].map((value) =>
      value.toFixed(1).padStart(9),
    );
    const rest = [
      `${made.oneChangedSeconds.toFixed(1)}`.padStart(13),
      ((1000 * made.coldSeconds) / count).toFixed(1).padStart(9),
      made.peakMegabytes.toFixed(0).padStart(11),
      made.distMegabytes.toFixed(1).padStart(11),
      (made.indexSeconds?.toFixed(1) ?? '-').padStart(9),
      (made.indexMegabytes?.toFixed(1) ?? '-').padStart(10),
    ];
    console.log([start, ...seconds, ...rest].join(''));
  }
  if (!options.keep && site.subject === 'astro') rmSync(site.folder, { recursive: true });
}

/** Starlight is no dependency of the project: its packages come from its own lockfile, for this run. */
async function installStarlight(): Promise<string> {
  const place = path.join(folder, 'starlight');
  mkdirSync(place);
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(path.join(import.meta.dirname, 'build-peer', name), path.join(place, name));
  cpSync(path.join(ROOT, '.npmrc'), path.join(place, '.npmrc'));
  const { exit, output } = await measureCommand(['npm', 'ci'], place, 600);
  if (exit !== 0) throw new Error(`Starlight's packages cannot be installed.\n${output}`);
  return place;
}

function judge(): void {
  console.log();
  const find = (pages: number, subject: string) =>
    figures.find((one) => one.pages === pages && one.subject === subject);
  const report = (what: string, value: number, most: number, unit: string, id?: string) => {
    if (!(value <= most)) failures++;
    const mark = value <= most ? 'ok    ' : 'MISSED';
    console.log(`${mark} ${what.padEnd(52)} ${value.toFixed(2)} ${unit}, goal ${most} ${unit}`);
    if (id) recordFigure(id, Number(value.toFixed(2)));
  };
  const perPage = (one: Figures) => one.coldSeconds / one.pages;
  const [thousand, most, peer] = [find(1000, 'errdex'), find(20_000, 'errdex'), find(1000, 'starlight')];
  if (thousand && peer)
    report(
      "1,000 pages, cold: part of Starlight's",
      thousand.coldSeconds / peer.coldSeconds,
      0.5,
      '×',
      'build-share',
    );
  if (thousand && most)
    report(
      'time per page at 20,000 against 1,000',
      perPage(most) / perPage(thousand),
      1.2,
      '×',
      'build-growth',
    );
  if (most) report('20,000 pages: peak memory', most.peakMegabytes / 1000, 3, 'GB', 'build-memory');
  // Below, what every build costs outweighs the pages.
  for (const one of figures.filter(({ pages, subject }) => subject === 'errdex' && pages >= 1000))
    report(
      `${one.pages} pages, one changed: part of cold`,
      one.oneChangedSeconds / one.coldSeconds,
      0.25,
      '×',
      one.pages === 1000 ? 'build-again' : undefined,
    );
}

function readArguments(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        limit: { type: 'string', default: '20' },
        'peers-all': { type: 'boolean', default: false },
        'starlight-md': { type: 'boolean', default: false },
        'full-sidebar': { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const counts = positionals.length > 0 ? positionals : ['100', '1000'];
    for (const count of counts)
      if (!/^[1-9]\d{0,5}$/.test(count) || Number(count) < 2)
        throw new Error(`${count} is not a number of pages. Write one from 2 to 999999.`);
    for (const subject of values.only ?? [])
      if (!SUBJECTS.some((known) => known === subject))
        throw new Error(`${subject} is no subject. Write ${SUBJECTS.join(', ')}.`);
    if (!(Number(values.limit) > 0)) throw new Error(`${values.limit} is not a number of minutes.`);
    return {
      counts: counts.map(Number),
      subjects: values.only ?? SUBJECTS,
      limit: Number(values.limit),
      peersAll: values['peers-all'],
      markdown: values['starlight-md'],
      fullSidebar: values['full-sidebar'],
      keep: values.keep,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

import { appendFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../src/content/list-files.ts';
import { median } from '../tests/site/weight.ts';
import type { Site } from './build-sites.ts';
import { measureCommand, type Measured } from './process-tree.ts';

/** The figures of one site. */
export interface Figures {
  pages: number;
  subject: Site['subject'];
  coldSeconds: number;
  /** Processor time of the cold build. */
  coldCpuSeconds: number;
  warmSeconds: number;
  /** The middle one of three. */
  oneChangedSeconds: number;
  /** The most of all these builds. */
  peakMegabytes: number;
  distMegabytes: number;
  /** What the build itself says that its search index took, cold; nothing where there is none. */
  indexSeconds: number | null;
  indexMegabytes: number | null;
}

const CACHES = ['.astro', 'node_modules/.astro', 'node_modules/.vite', 'node_modules/.cache', 'dist'];
const SENTENCE = 'This sentence was added between two builds.';

/** Builds a site cold, again, and three times after one page changed. Says why instead when a build fails or takes longer than `limit` seconds. */
export async function measureSite(
  { subject, folder, changed }: Site,
  pages: number,
  limit: number,
): Promise<Figures | string> {
  const builds: Measured[] = [];
  const dist = path.join(folder, 'dist');
  for (const prepare of [clean, () => undefined, change, change, change]) {
    prepare(folder, changed.file);
    const command = [process.execPath, path.join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'];
    const build = await measureCommand(command, folder, limit);
    if (build.exit === 'stopped') return `stopped after ${limit / 60} min`;
    if (build.exit !== 0) return `failed: ${build.output.trim().split('\n').slice(-12).join('\n')}`;
    builds.push(build);
  }
  if (!readFileSync(path.join(dist, changed.page), 'utf8').includes(SENTENCE))
    return `failed: ${changed.page} does not show the change`;
  const [cold, warm, ...afterChanges] = builds as [Measured, Measured, ...Measured[]];
  const index = indexSeconds(cold.output);
  return {
    pages,
    subject,
    coldSeconds: cold.seconds,
    coldCpuSeconds: cold.cpuSeconds,
    warmSeconds: warm.seconds,
    oneChangedSeconds: median(afterChanges.map(({ seconds }) => seconds)),
    peakMegabytes: Math.max(...builds.map(({ peakMegabytes }) => peakMegabytes)),
    distMegabytes: sizeOf(dist),
    indexSeconds: index,
    indexMegabytes: index === null ? null : sizeOf(path.join(dist, 'pagefind')),
  };
}

function clean(folder: string): void {
  for (const name of CACHES) rmSync(path.join(folder, name), { recursive: true, force: true });
}

function change(folder: string, file: string): void {
  appendFileSync(path.join(folder, file), `\n${SENTENCE}\n`);
}

/** Ours says `index written … in 1.23s`, Starlight `Finished building search index in 1.23s` or `450ms`. */
function indexSeconds(output: string): number | null {
  const [, number, unit] = /index (?:written to pagefind\/ )?in ([\d.]+)(m?s)\b/.exec(output) ?? [];
  return number === undefined ? null : Number(number) / (unit === 'ms' ? 1000 : 1);
}

function sizeOf(folder: string): number {
  const bytes = listFiles(folder).map((name) => statSync(path.join(folder, name)).size);
  return bytes.reduce((sum, size) => sum + size, 0) / 1_000_000;
}

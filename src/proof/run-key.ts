import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { pageHash, sha256 } from '../catalog/evidence-state.ts';
import { listFiles } from '../content/list-files.ts';
import type { Page } from './page.ts';
import type { Runnable } from './scene.ts';

const SOURCES = join(import.meta.dirname, '..');

/** The folders whose code decides how a run ends: what is redacted or reported of it is no part. */
const RUNNER = [
  'proof',
  'core/commands',
  'core/log',
  'core/matching',
  'core/signatures',
  'content/page-tree.ts',
];

let runner: string | undefined;
let earlierRunners: string[] | undefined;

/** SHA-256 of all that a page's runs depend on: its tree and its proof, the runner's own sources, the versions of the tools. */
export function runKey(page: Page, proof: Runnable, versions: string[]): string {
  return keysOf(page, proof, versions)((runner ??= hashRunner()));
}

/** Whether nothing has changed that the runs behind a recorded key depend on, or only the runner, in a way that cannot turn a verdict. */
export function isCurrentKey(key: string, page: Page, proof: Runnable, versions: string[]): boolean {
  runner ??= hashRunner();
  earlierRunners ??= readEarlierRunners();
  const keyOf = keysOf(page, proof, versions);
  return [runner, ...earlierRunners].some((each) => keyOf(each) === key);
}

/** The key of a page's runs, by the hash of the runner. */
function keysOf(page: Page, { needs }: Runnable, versions: string[]): (runnerHash: string) => string {
  const [own, recipe] = [pageHash(page), sha256(page.proofText ?? '')];
  const tools = needs.map((name, index) => `${name} ${versions[index]}`);
  return (runnerHash) => sha256([own, recipe, runnerHash, ...tools].join('\n'));
}

const earlierSchema = z.array(z.strictObject({ hash: z.hash('sha256'), why: z.string().min(40) }));

function readEarlierRunners(): string[] {
  const text = readFileSync(join(import.meta.dirname, 'earlier-runners.yaml'), 'utf8');
  return earlierSchema.parse(parse(text)).map(({ hash }) => hash);
}

function hashRunner(): string {
  const hash = createHash('sha256');
  for (const place of RUNNER) {
    const files = place.endsWith('.ts')
      ? [place]
      : listFiles(join(SOURCES, place)).map((name) => `${place}/${name}`);
    for (const file of files.filter((name) => /\.(ts|sh)$/.test(name)).sort())
      hash.update(`${file}\n`).update(readFileSync(join(SOURCES, file)));
  }
  return hash.digest('hex');
}

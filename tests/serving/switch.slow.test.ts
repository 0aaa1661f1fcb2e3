import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { compressFolder } from '../../src/build/pages/compression.ts';
import { addIntegrity } from '../../src/build/pages/integrity.ts';
import { recordFigure } from '../figures.ts';
import { ask } from './request.ts';
import { obstacle, SERVERS, startServer, type RunningServer } from './servers.ts';
import { SITE } from './site.ts';

const SWITCHES = 20;
const READERS = 4;
/** A reader takes this long from a page to its files: some switches fall in between. */
const READING_MS = 30;

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-switch-'));
const builds = ['one', 'two'].map((name) => path.join(folder, name));
before(async () => {
  for (const [number, build] of builds.entries()) await makeBuild(build, number);
});
after(() => rmSync(folder, { recursive: true }));

for (const name of SERVERS) {
  const reason = obstacle(name);
  const skip = process.env['CI'] ? false : (reason ?? false);

  test(`${name}: ${SWITCHES} switches of builds, and no reader notices`, { skip }, async (context) => {
    assert.equal(reason, undefined);
    const home = path.join(folder, name);
    await publish(builds[0] ?? '', home);
    const server = await startServer(name, path.join(home, 'current'), path.join(folder, `${name}-server`));
    const reading = { goesOn: true };
    const readers = Array.from({ length: READERS }, () => read(server, reading));
    try {
      for (let number = 1; number <= SWITCHES; number += 1) {
        await publish(builds[number % 2] ?? '', home);
        await wait(READING_MS);
      }
    } finally {
      reading.goesOn = false;
    }
    const seen = await Promise.all(readers);
    await server.stop();
    const pages = seen.flatMap((reader) => reader.pages);
    context.diagnostic(`${pages.length} pages read with their files`);
    const faults = seen.flatMap((reader) => reader.faults);
    recordFigure('switch-faults', faults.length, name.toLowerCase());
    assert.deepEqual(faults, []);
    assert.deepEqual([...new Set(pages)].sort(), ['one', 'two'], 'not both builds were seen');
    assert.equal(readdirSync(path.join(home, 'live')).length, 3);
    assert.equal(readdirSync(path.join(home, 'builds')).length, 3);
  });
}

test(
  'without the files of the builds before, a reader does notice',
  { skip: obstacle('nginx') ?? false },
  async () => {
    const home = path.join(folder, 'forgetful');
    await publish(builds[0] ?? '', home);
    const server = await startServer(
      'nginx',
      path.join(home, 'current'),
      path.join(folder, 'forgetful-server'),
    );
    const reading = { goesOn: true };
    const reader = read(server, reading, async () => {
      rmSync(path.join(home, 'builds'), { recursive: true });
      await publish(builds[1] ?? '', home);
      reading.goesOn = false;
    });
    const { faults } = await reader;
    await server.stop();
    assert.match(faults[0] ?? '', /^\/assets\/.* answered 404$/);
  },
);

/** A copy of the site whose hashed files have other names and bytes in each build, as after a change of the source. */
async function makeBuild(build: string, number: number): Promise<void> {
  // One tool's pages are enough to read, and quick to copy.
  cpSync(SITE, build, { recursive: true, filter: (file) => !/\.(?:br|gz)$|errors\/(?!git)/.test(file) });
  const names = readdirSync(path.join(build, 'assets'));
  const renamed = new Map(names.map((name) => [name, name.replace(/\.(\w+)$/, `${number}.$1`)]));
  for (const [name, other] of renamed) {
    const file = path.join(build, 'assets', other);
    renameSync(path.join(build, 'assets', name), file);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${markOf(path.basename(build))}`);
  }
  const hashOf = (file: string) => Promise.resolve(sha384(readFileSync(path.join(build, file))));
  const pages = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  for (const page of pages) {
    const file = path.join(build, page);
    const html = readFileSync(file, 'utf8')
      .replace(/ integrity="[^"]*"/g, '')
      .replace(/\/assets\/([\w.-]+)/g, (_, name: string) => `/assets/${renamed.get(name) ?? name}`)
      .replace('<html', `<html data-build="${path.basename(build)}"`);
    writeFileSync(file, await addIntegrity(html, hashOf));
  }
  compressFolder(build, 1);
}

async function publish(build: string, home: string): Promise<void> {
  await promisify(execFile)(path.resolve('deploy/publish'), [build, home]);
}

interface Seen {
  /** The build of each page that was read. */
  pages: string[];
  faults: string[];
}

/** Reads pages and what they load, one after the other, until told to stop; `meanwhile` happens between the two. */
async function read(
  server: RunningServer,
  reading: { goesOn: boolean },
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<Seen> {
  const seen: Seen = { pages: [], faults: [] };
  const get = async (address: string) => {
    const { status, body } = await ask(server, address);
    if (status !== 200) seen.faults.push(`${address} answered ${status}`);
    return status === 200 ? body : undefined;
  };
  while (reading.goesOn) {
    const html = (await get('/errors/git/not-a-git-repository/'))?.toString() ?? '';
    const build = /data-build="(\w+)"/.exec(html)?.[1] ?? 'none';
    seen.pages.push(build);
    await wait(Math.random() * READING_MS);
    await meanwhile();
    for (const [, address = ''] of html.matchAll(/"(\/assets\/[^"]+)"/g)) {
      const file = await get(address);
      if (file && !file.toString().endsWith(markOf(build)))
        seen.faults.push(`${address} is of another build`);
    }
  }
  return seen;
}

/** What the hashed files of a build end with. */
function markOf(build: string): string {
  return `/* build ${build} */`;
}

function sha384(content: Buffer): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

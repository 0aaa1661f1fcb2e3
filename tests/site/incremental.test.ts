import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { writeErrdex } from '../../bench/build-sites.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'errdex-incremental-'));
const site = path.join(folder, 'site');
const cache = path.join(site, 'node_modules/.cache/errdex/build');
const place = (file: string) => path.join(site, file);
after(() => rmSync(folder, { recursive: true }));
before(async () => {
  await writeErrdex(process.cwd(), site, 20);
  build();
});

/** Builds and says which pages were made. */
function build(...options: string[]): string[] {
  const { status, stdout, stderr } = spawnSync('astro', ['build', ...options], {
    cwd: site,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  assert.equal(status, 0, stdout + stderr);
  return [...stdout.matchAll(/├─ \/(errors\/[^/\s]+\/[^/\s]+)\/index\.html/g)].map(([, page = '']) => page);
}

/** Every file of `dist/` with its time and bytes. */
function snapshot(): Map<string, string> {
  const names = readdirSync(place('dist'), { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(place(`dist/${name}`)).isFile());
  return new Map(
    files.map((name) => {
      const file = place(`dist/${name}`);
      return [name, `${statSync(file).mtimeMs} ${readFileSync(file).toString('base64')}`];
    }),
  );
}

/** What differs between the site as it stands and the same built from nothing. */
function differences(): string[] {
  const found = snapshot();
  build('--force');
  const cold = snapshot();
  return [...new Set([...found.keys(), ...cold.keys()])].filter((name) => found.get(name) !== cold.get(name));
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(place(file), 'utf8');
  assert.notEqual(change(text), text);
  writeFileSync(place(file), change(text));
}

const pages = () =>
  readdirSync(place('content/errors'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `errors/${name.slice(0, -4)}`)
    .sort();

test('a second build makes no page, a change of text one, and both are as from nothing', () => {
  assert.deepEqual(build(), []);
  const [page = ''] = pages();
  edit(`content/${page}.mdx`, (text) => `${text}\nOne more sentence.\n`);
  assert.deepEqual(build(), [page]);
  assert.deepEqual(differences(), []);
});

test('a title, a tool and a page that is gone change every page that shows them', () => {
  const curl = pages().filter((page) => page.startsWith('errors/curl/'));
  const [page = '', ...others] = curl;
  edit(`content/${page}.mdx`, (text) =>
    text.replace(/^title: .*$/m, 'title: A title that was not there before'),
  );
  const made = build();
  assert.ok(made.includes(page) && made.length > 1 && made.length < pages().length, made.join(' '));
  edit('content/tools/curl.yaml', (text) => text.replace('name: curl', 'name: cURL'));
  assert.deepEqual(build().sort(), curl);
  assert.ok(others.length > 0);
  const last = pages().at(-1) ?? '';
  const kept = ['mdx', 'proof.yaml'].map((ending) => `content/${last}.${ending}`);
  const related = new RegExp(`  - id: ${last.slice('errors/'.length)}\\n(?:    .*\\n)+`, 'g');
  const evidence = `content/evidence/${last.slice('errors/'.length)}.json`;
  for (const file of [...kept, evidence]) rmSync(place(file), { force: true });
  for (const other of pages()) {
    const text = readFileSync(place(`content/${other}.mdx`), 'utf8').replaceAll(related, '');
    writeFileSync(place(`content/${other}.mdx`), text);
  }
  build();
  assert.ok(!snapshot().has(`${last}/index.html`));
  assert.deepEqual(differences(), []);
});

test('a changed source makes every page again', () => {
  edit('src/components/Footer.astro', (text) => text.replace('>About<', '>About us<'));
  assert.deepEqual(build().sort(), pages());
  assert.deepEqual(differences(), []);
});

test('what was changed, cut off or mixed up in the cache and in dist/ is not served', () => {
  const [first = '', second = ''] = pages();
  const file = place(`dist/${first}/index.html`);
  const { mtime } = statSync(file);
  edit(`dist/${first}/index.html`, (text) => text.replace('Errdex', 'Erxdex'));
  utimesSync(file, mtime, mtime);
  rmSync(place(`dist/${second}/index.html.br`));
  writeFileSync(place('dist/left-behind.html'), 'old');
  for (const group of ['bodies', 'content', 'indexes'].map((name) => path.join(cache, name)))
    for (const [number, name] of readdirSync(group).entries()) {
      const content = readFileSync(path.join(group, name));
      const middle = Math.floor(content.length / 2);
      const broken = number % 2 === 0 ? content.subarray(0, middle) : content.fill('x', middle, middle + 1);
      writeFileSync(path.join(group, name), broken);
    }
  edit(`content/${pages().at(-1)}.mdx`, (text) => `${text}\nOne more sentence.\n`);
  const made = build();
  assert.ok(made.includes(first) && made.includes(second), made.join(' '));
  assert.deepEqual(differences(), []);
  writeFileSync(path.join(cache, 'dist.json'), readFileSync(path.join(cache, 'dist.json')).subarray(0, 500));
  cpSync(place('public/favicon.svg'), place('dist/left-behind.svg'));
  assert.deepEqual(build().sort(), pages());
  assert.deepEqual(differences(), []);
});

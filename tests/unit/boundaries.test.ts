import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** Who may import whom, by folder under src/; a folder that is not named obeys the one above it. Packages are named where they are allowed. */
const MAY_IMPORT: Record<string, { folders: string[]; packages?: RegExp }> = {
  core: { folders: ['core'], packages: /^$/ },
  'core/log': { folders: ['core/log'], packages: /^$/ },
  'core/commands': { folders: ['core/commands'], packages: /^$/ },
  'core/redaction': { folders: ['core/redaction', 'core/log'], packages: /^$/ },
  'core/signatures': { folders: ['core/signatures', 'core/log'], packages: /^$/ },
  'core/matching': { folders: ['core/matching', 'core/signatures', 'core/log'], packages: /^$/ },
  schema: { folders: ['schema', 'core'], packages: /^astro\/zod$/ },
  content: { folders: ['content', 'schema', 'core'] },
  catalog: { folders: ['catalog', 'content', 'schema', 'core', 'site.ts', 'urls.ts'] },
  sections: { folders: ['sections', 'catalog', 'schema', 'urls.ts'] },
  print: { folders: ['print', 'sections', 'catalog', 'content', 'schema', 'core', 'site.ts', 'urls.ts'] },
  build: { folders: ['build', 'print', 'catalog', 'content', 'core', 'site.ts', 'urls.ts'] },
  'build/cache': { folders: ['build/cache', 'print', 'catalog', 'content'] },
  'build/pages': { folders: ['build/pages', 'content'] },
  proof: { folders: ['proof', 'schema', 'core', 'content', 'catalog'] },
  safety: { folders: ['safety', 'proof', 'schema', 'core', 'content'] },
  serving: { folders: ['serving', 'site.ts'] },
  // What is packed holds the terminal, but for the two files of a checkout.
  terminal: { folders: ['terminal', 'core'], packages: /^(?:node:.*|fastest-levenshtein)$/ },
  'terminal/checkout-reference.ts': { folders: ['terminal', 'print', 'catalog', 'content', 'core'] },
  elements: { folders: ['elements', 'core', 'styles', 'site.ts'], packages: /^$/ },
  'elements/page': { folders: ['elements/page', 'elements/storage.ts', 'core'], packages: /^$/ },
  components: { folders: ['components', 'print', 'sections', 'catalog', 'schema', 'site.ts', 'urls.ts'] },
  layouts: {
    folders: [
      ...['layouts', 'components', 'print', 'sections', 'catalog', 'elements', 'styles'],
      ...['site.ts', 'urls.ts'],
    ],
  },
  pages: {
    folders: [
      ...['pages', 'layouts', 'components', 'styles', 'print', 'sections', 'catalog'],
      ...['schema', 'core', 'site.ts', 'urls.ts'],
    ],
  },
};

interface Import {
  from: string;
  to: string;
}

/** The imports of a file's text, as paths from src/ or package names. */
export function importsOf(file: string, text: string): Import[] {
  const code = file.endsWith('.astro') ? (/^---\n(.*?)\n---/s.exec(text)?.[1] ?? '') : text;
  return ts.preProcessFile(code).importedFiles.map(({ fileName: name }) => ({
    from: file,
    to: name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name.replace(/\?.*/, '')) : name,
  }));
}

/** The imports that cross a wall. */
export function crossings(imports: Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const [folder = '', room = ''] = from.split('/');
    const rule = MAY_IMPORT[`${folder}/${room}`] ?? MAY_IMPORT[folder];
    if (!rule) return [];
    const isFile = to.endsWith('.ts') || to.endsWith('.astro') || to.endsWith('.css');
    const fine = isFile
      ? rule.folders.some((place) => to === place || to.startsWith(`${place}/`))
      : !rule.packages || rule.packages.test(to);
    const wall = ['layouts', 'components'].includes(folder) && to === 'catalog/catalog.ts';
    return fine && !wall ? [] : [`${from} imports ${to}`];
  });
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\.(ts|astro)$/.test(name));

/** The packages that the code of each package may have; none may have what reads content or makes pages. */
const PACKAGES: Record<string, RegExp> = {
  errdex: /^$/,
  'errdex-action': /^$/,
  'errdex-mcp': /^(?:@modelcontextprotocol\/server(?:\/stdio)?|zod)$/,
};
/** What all of them may have: the core, the terminal but for the files of a checkout, and the reader of packed pages. */
const PACKED =
  /^(?:src\/core\/|src\/terminal\/(?!main\.ts|checkout-reference\.ts)|packages\/errdex\/src\/packed-pages\.ts$|node:)/;

/** The imports of packages that cross a wall. */
function packageCrossings(imports: Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const [, name = ''] = from.split('/');
    const isOwn = to.startsWith(`packages/${name}/src/`) || to === `packages/${name}/package.json`;
    return isOwn || PACKED.test(to) || PACKAGES[name]?.test(to) ? [] : [`${from} imports ${to}`];
  });
}

test('a package is made of the core and the terminal, and of what it names', () => {
  const imports = readdirSync('packages', { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join('packages', name.split(path.sep).join('/')))
    .filter((name) => /^packages\/[^/]+\/src\/.*\.ts$/.test(name))
    .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
  assert.ok(imports.length > 5, 'the imports were not read');
  assert.deepEqual(packageCrossings(imports), []);
});

for (const { file, text } of [
  { file: 'packages/errdex/src/index.ts', text: "import { z } from 'zod';" },
  { file: 'packages/errdex/src/index.ts', text: "import { x } from '../../errdex-mcp/src/server.ts';" },
  { file: 'packages/errdex-action/src/action.ts', text: "import { getInput } from '@actions/core';" },
  { file: 'packages/errdex-mcp/src/server.ts', text: "import { x } from '@modelcontextprotocol/client';" },
  { file: 'packages/errdex-mcp/src/server.ts', text: "import { x } from '../../errdex/src/index.ts';" },
  { file: 'packages/errdex-mcp/src/server.ts', text: "import { x } from '../../../src/terminal/main.ts';" },
  { file: 'packages/errdex-mcp/src/server.ts', text: "import { x } from '../../../src/print/json.ts';" },
]) {
  test(`the walls reject ${text} in ${file}`, () =>
    assert.equal(packageCrossings(importsOf(file, text)).length, 1));
}

test('no file of src/ imports across a wall', () => {
  const imports = sources.flatMap((file) => importsOf(file, readFileSync(path.join('src', file), 'utf8')));
  assert.ok(imports.length > 50, 'the imports were not read');
  assert.deepEqual(crossings(imports), []);
});

/** The files that import one another in a circle, each circle once, from its first file on. */
function circles(imports: Import[]): string[] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const found = new Set<string>();
  const visit = (file: string, path: string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) found.add([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return [...found];
}

test('no files of src/ import one another in a circle', () => {
  const imports = sources.flatMap((file) => importsOf(file, readFileSync(path.join('src', file), 'utf8')));
  assert.ok(imports.length > 200, 'the imports were not read');
  assert.deepEqual(circles(imports), []);
});

test('a circle is rejected, with a type or an export in it too', () => {
  const imports = [
    ...importsOf('core/a.ts', "import { b } from './b.ts';"),
    ...importsOf('core/b.ts', "export { c } from './c.ts';\nimport { d } from './d.ts';"),
    ...importsOf('core/c.ts', "import type { A } from './a.ts';"),
    ...importsOf('core/d.ts', "import { e } from './e.ts';"),
  ];
  assert.deepEqual(circles(imports), ['core/a.ts → core/b.ts → core/c.ts → core/a.ts']);
});

test('only the catalog reads the content store', () => {
  const readers = sources.filter((file) =>
    /from 'astro:content'/.test(readFileSync(path.join('src', file), 'utf8')),
  );
  assert.deepEqual(readers, ['catalog/catalog.ts']);
});

const REJECTED = [
  { file: 'core/matching/match.ts', text: "import { x } from '../../urls.ts';" },
  { file: 'core/matching/match.ts', text: "import { readFile } from 'node:fs/promises';" },
  { file: 'core/signatures/template.ts', text: "import { x } from '../matching/match.ts';" },
  { file: 'schema/error.ts', text: "import { x } from '../urls.ts';" },
  { file: 'content/positions.ts', text: "import { x } from '../catalog/views.ts';" },
  { file: 'sections/causes.ts', text: "import { x } from '../print/markdown.ts';" },
  { file: 'sections/causes.ts', text: "import x from '../components/error/Causes.astro';" },
  { file: 'catalog/views.ts', text: "import { x } from '../sections/index.ts';" },
  // Safety knows the runner's pages; the runner asks nothing of it, and scripts/prove.ts asks both.
  { file: 'proof/main.ts', text: "import { x } from '../safety/page-check.ts';" },
  // Whoever installs the package has neither content nor a catalog.
  { file: 'terminal/errdex.ts', text: "import { x } from '../catalog/build-catalog.ts';" },
  { file: 'terminal/errdex.ts', text: "import { x } from 'yaml';" },
  { file: 'components/Card.astro', text: "---\nimport { getCatalog } from '../catalog/catalog.ts';\n---" },
  { file: 'elements/find/box.ts', text: "const x = await import('../../urls.ts');" },
  { file: 'elements/find/box.ts', text: "export { x } from 'shiki';" },
  { file: 'elements/page/values.ts', text: "import { x } from '../find/box.ts';" },
];
for (const { file, text } of REJECTED) {
  test(`the walls reject ${text} in ${file}`, () => assert.equal(crossings(importsOf(file, text)).length, 1));
}

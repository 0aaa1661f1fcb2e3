import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

/** Who may import whom, by folder under src/. Packages are named where they are allowed. */
const MAY_IMPORT: Record<string, { folders: string[]; packages?: RegExp }> = {
  core: { folders: ['core'], packages: /^$/ },
  schema: { folders: ['schema', 'core'], packages: /^astro\/zod$/ },
  lib: { folders: ['lib', 'schema', 'core', 'site.ts'] },
  proof: { folders: ['proof', 'schema', 'core', 'lib'] },
  serving: { folders: ['serving', 'site.ts'] },
  terminal: { folders: ['terminal', 'lib', 'core'] },
  integrations: { folders: ['integrations', 'lib', 'core', 'site.ts'] },
  elements: { folders: ['elements', 'core', 'styles', 'site.ts'], packages: /^$/ },
  components: { folders: ['components', 'lib', 'schema', 'site.ts'] },
  layouts: { folders: ['layouts', 'components', 'lib', 'elements', 'styles', 'site.ts'] },
  pages: { folders: ['pages', 'layouts', 'components', 'styles', 'lib', 'schema', 'core', 'site.ts'] },
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
    const [folder = ''] = from.split('/');
    const rule = MAY_IMPORT[folder];
    if (!rule) return [];
    const isFile = to.endsWith('.ts') || to.endsWith('.astro') || to.endsWith('.css');
    const fine = isFile
      ? rule.folders.includes(to.split('/')[0] ?? '') || rule.folders.includes(to)
      : !rule.packages || rule.packages.test(to);
    const wall = ['layouts', 'components'].includes(folder) && to === 'lib/catalog.ts';
    return fine && !wall ? [] : [`${from} imports ${to}`];
  });
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\.(ts|astro)$/.test(name));

test('no file of src/ imports across a wall', () => {
  const imports = sources.flatMap((file) => importsOf(file, readFileSync(path.join('src', file), 'utf8')));
  assert.ok(imports.length > 50, 'the imports were not read');
  assert.deepEqual(crossings(imports), []);
});

test('only the catalog reads the content store', () => {
  const readers = sources.filter((file) =>
    /from 'astro:content'/.test(readFileSync(path.join('src', file), 'utf8')),
  );
  assert.deepEqual(readers, ['lib/catalog.ts']);
});

const REJECTED = [
  { file: 'core/match.ts', text: "import { x } from '../lib/urls.ts';" },
  { file: 'core/match.ts', text: "import { readFile } from 'node:fs/promises';" },
  { file: 'schema/error.ts', text: "import { x } from '../lib/urls.ts';" },
  { file: 'components/Card.astro', text: "---\nimport { getCatalog } from '../lib/catalog.ts';\n---" },
  { file: 'elements/box.ts', text: "const x = await import('../lib/urls.ts');" },
  { file: 'elements/box.ts', text: "export { x } from 'shiki';" },
];
for (const { file, text } of REJECTED) {
  test(`the walls reject ${text} in ${file}`, () => assert.equal(crossings(importsOf(file, text)).length, 1));
}

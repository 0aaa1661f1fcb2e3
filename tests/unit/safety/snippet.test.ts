import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippetFault } from '../../../src/safety/snippet.ts';

/** Per file name: a text that is well-formed, and one that is not. */
const TEXTS: Record<string, [string, string]> = {
  'package.json': ['{ "type": "module" }', '{ "type": "module", }'],
  'tsconfig.json': ['{ // strict\n "compilerOptions": {} }', '{ "compilerOptions": '],
  'compose.yaml': ['services:\n  web: { image: nginx }', 'services: [a'],
  'src/cart.ts': ['const a: number = 1;', 'const a: = 1;'],
  'types.d.ts': ['declare module "x";', 'declare module {'],
  'app.mjs': ["import x from 'y';", "import from 'y';"],
  'app.js': ["export const x = require('y');", 'const = 1'],
  'app.py': ['def f():\n    return 1', 'def f():\nreturn 1'],
  'index.php': ["<?php\nheader('X-A: b');", "<?php\nheader('X-A: b')\necho 1;"],
  Dockerfile: ['FROM node:24\nRUN npm ci \\\n  && npm test', 'FROM node:24\nINSTALL x'],
  'run.sh': ['if true; then echo; fi', 'if true; then echo'],
  Makefile: ['all: main.o\n\tcc -o main main.o', 'all: main.o\n    cc -o main main.o'],
  '/etc/nginx/sites-available/app.conf': ['server { listen 80; }', 'server { listen 80 }'],
  '.npmrc': ['prefix=~/.local', 'prefix ~/.local'],
  'pyproject.toml': ['[project]\nname = "x"', '[project\nname = "x"'],
  'requirements.txt': ['requests>=2\n-e .', 'requests 2'],
  'main.c': ['int main(void) { return 0; }', 'int main(void) { return 0 }'],
};

for (const [file, [good, bad]] of Object.entries(TEXTS)) {
  test(`${file} is accepted`, () => assert.equal(snippetFault(file, good), undefined));
  test(`${file} is refused`, () => assert.notEqual(snippetFault(file, bad), undefined));
}

test('a language that nobody checks is refused', () => {
  assert.match(snippetFault('main.cob', 'STOP RUN.') ?? '', /no check knows: main\.cob/);
});

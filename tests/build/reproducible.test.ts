import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { copyProject } from '../../scripts/project-copy.ts';
import { recordFigure } from '../figures.ts';
import { filesOf, folderDifferences } from './folder-difference.ts';
import { ELSEWHERE, mountShuffled, runPlain, runVaried, variationObstacle } from './variations.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const NODE = process.execPath;
const BUILD = [NODE, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'];
const skip = variationObstacle() ?? false;

let folder = '';
let unmount: (() => void) | undefined;
const place = () => path.join(folder, ELSEWHERE);

before(() => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), 'errdex-'));
  const source = path.join(folder, 'source');
  copyProject(ROOT, source);
  cpSync(path.join(ROOT, 'content'), path.join(source, 'content'), { recursive: true });
  cpSync(path.join(ROOT, 'tests/fixtures/circumstances'), path.join(source, 'circumstances'), {
    recursive: true,
  });
  for (let number = 0; number < 9; number++)
    writeFileSync(path.join(source, 'circumstances', `${number}`), '');
  unmount = mountShuffled(source, place());
});

after(() => {
  unmount?.();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('every circumstance of a varied run is another one', { skip }, () => {
  const print = [NODE, 'print.mjs'];
  const plain = JSON.parse(runPlain(print, path.join(ROOT, 'tests/fixtures/circumstances'))) as Record<
    string,
    unknown
  >;
  const other = JSON.parse(runVaried(print, path.join(place(), 'circumstances'))) as Record<string, unknown>;
  const same = Object.keys(plain).filter((name) => plain[name] === other[name]);
  assert.deepEqual(same, []);
  assert.equal(Object.keys(plain).length, 7);
});

test(
  'a build in another place, at another time, under other circumstances has the same bytes',
  { skip },
  () => {
    runVaried(BUILD, place());
    const built = path.join(place(), 'dist');
    assert.ok(filesOf(built).size > 500, 'the varied build wrote no site');
    const differences = folderDifferences(path.join(ROOT, 'dist'), built);
    recordFigure('build-differences', differences.length);
    assert.deepEqual(differences, []);
  },
);

test('a second build, with what the first one kept, has the same bytes', { skip }, () => {
  runPlain(BUILD, place());
  assert.deepEqual(folderDifferences(path.join(ROOT, 'dist'), path.join(place(), 'dist')), []);
});

test('a file more, a file less, another byte and another time are found', () => {
  const own = mkdtempSync(path.join(tmpdir(), 'errdex-'));
  const write = (name: string, text: string, time = 1) => {
    const file = path.join(own, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, time, time);
  };
  for (const side of ['first', 'second']) write(`${side}/deep/same`, 'same');
  write('first/gone', '');
  write('second/new', '');
  write('first/byte', 'a');
  write('second/byte', 'b');
  write('first/time', 't', 1);
  write('second/time', 't', 2);
  assert.deepEqual(folderDifferences(path.join(own, 'first'), path.join(own, 'second')), [
    'byte differs',
    'gone is only in the first',
    'new is only in the second',
    'time has another time',
  ]);
  rmSync(own, { recursive: true });
});

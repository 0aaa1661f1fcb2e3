import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { locateProblems } from '../../../src/content/positions.ts';

const root = mkdtempSync(path.join(tmpdir(), 'errdex-positions-'));
after(() => rmSync(root, { recursive: true }));
mkdirSync(path.join(root, 'content'));
const PAGE = `---
title: 'git: fatal'
commands:
  - id: look
    code: |
      ls
    variants:
      powershell: dir
      "fish": ls
  - { id: fix, code: rm }
values:
  path:
    label: Path
---

## What this error means
`;
writeFileSync(path.join(root, 'content/page.mdx'), PAGE);
writeFileSync(path.join(root, 'content/windows.mdx'), `\ufeff${PAGE.replaceAll('\n', '\r\n')}`);
writeFileSync(path.join(root, 'content/areas.yaml'), '- id: a\n  name: A\n- id: b\n  name: B\n');
writeFileSync(path.join(root, 'content/run.json'), '{\n  "cases": [\n    { "name": "one" }\n  ]\n}\n');
writeFileSync(path.join(root, 'content/empty.mdx'), '');

const PLACES: [file: string, field: string, place: string, bodyOffset?: number][] = [
  ['page.mdx', 'title', '2:1'],
  ['page.mdx', 'commands[0].code', '5:5'],
  ['page.mdx', 'commands[0].variants.powershell', '8:7'],
  ['page.mdx', 'commands[0].variants.fish', '9:7'],
  ['page.mdx', 'commands[1]', '10:5'],
  ['page.mdx', 'commands[1].code', '10:16'],
  ['page.mdx', 'values.path', '12:3'],
  // What is not there is looked for where it belongs.
  ['page.mdx', 'description', '2:1'],
  ['page.mdx', 'commands[1].risk', '10:5'],
  ['page.mdx', 'commands[7].id', '3:1'],
  ['page.mdx', 'title.inner', '2:1'],
  ['page.mdx', 'body', '16:1', 1],
  ['page.mdx', 'body', '16:4', 4],
  ['windows.mdx', 'values.path', '12:3'],
  ['windows.mdx', 'body', '16:4', 4],
  ['areas.yaml', '[1].name', '4:3'],
  ['run.json', 'cases[0].name', '3:7'],
  ['empty.mdx', 'frontmatter', '1:1'],
  ['none.mdx', 'title', '1:1'],
];
for (const [name, field, place, bodyOffset] of PLACES)
  test(`${field} of ${name}${bodyOffset === undefined ? '' : ` after ${bodyOffset} characters`} is at ${place}`, () => {
    const problem = { file: `content/${name}`, field, message: 'is wrong.' };
    const [found] = locateProblems(root, [bodyOffset === undefined ? problem : { ...problem, bodyOffset }]);
    assert.equal(`${found?.position?.line}:${found?.position?.column}`, place);
  });

test('a place that is known stays', () => {
  const problem = { file: 'content/page.mdx', field: 'title', message: '', position: { line: 9, column: 9 } };
  assert.deepEqual(locateProblems(root, [problem]), [problem]);
});

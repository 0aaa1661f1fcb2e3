import assert from 'node:assert/strict';
import { buildCatalog } from '../../../src/catalog/build-catalog.ts';
import type { FullView } from '../../../src/catalog/views.ts';
import { makeContent } from '../../fixtures/entry.ts';

const OPTIONAL = ['deadEnds', 'scenarios', 'platforms', 'prevention', 'faq', 'values'];

/** A page with every field that a section shows. */
export function fullView(): FullView {
  return viewOf({
    causes: [{ id: 'no-path', cause: 'The path is missing.', sign: 'Nothing is listed.', fix: ['lay'] }],
    quickFix: { text: 'Look at the path.', command: 'lay', check: 'look' },
    commands: [
      {
        id: 'look',
        title: 'Look at the path',
        risk: 'inspects',
        code: 'ls -d {{name}}',
        outcomes: [
          { output: 'cannot access', means: 'It is not there.', causes: ['no-path'] },
          { output: '{{name}}', means: 'It is there.', next: 'look-closer' },
        ],
      },
      {
        id: 'look-closer',
        title: 'Look closer',
        risk: 'inspects',
        code: 'ls {{name}}',
        outcomes: [
          { output: 'cannot open', means: 'It is not there.', causes: ['no-path'] },
          { output: '{{name}}', means: 'It is whole.', next: 'look-inside' },
        ],
      },
      ...['look-inside', 'look-around'].map((id) => ({
        id,
        title: `Go on: ${id}`,
        risk: 'inspects',
        code: `ls {{name}}/${id}`,
        outcomes: [
          { output: 'cannot open', means: 'It is not there.', causes: ['no-path'] },
          { output: '{{name}}', means: 'It is whole.', next: id === 'look-inside' ? 'look-around' : 'fixed' },
        ],
      })),
      { id: 'lay', title: 'Lay the path', risk: 'changes', code: 'mkdir {{name}}' },
    ],
    values: { name: { label: 'Name', default: 'example' } },
    deadEnds: [{ what: 'Waiting', why: 'No path comes of it.', code: 'true' }],
    platforms: [{ name: 'CI/CD', items: ['Check out first.'] }],
  });
}

/** A page without any field that may be left out. */
export function bareView(): FullView {
  return viewOf(Object.fromEntries(OPTIONAL.map((field) => [field, undefined])));
}

function viewOf(fields: Record<string, unknown>): FullView {
  const view = buildCatalog(makeContent(fields)).errors.find(({ id }) => id === 'git/example');
  assert.ok(view);
  return view;
}

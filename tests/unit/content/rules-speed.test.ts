import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Content, ErrorEntry } from '../../../src/content/content-files.ts';
import { checkContent } from '../../../src/content/rules/index.ts';
import { makeContent, makeProof } from '../../fixtures/entry.ts';

const PAGES = 20_000;
const PAGES_OF_A_TOOL = 50;

/** Sound content of many pages, each with a relation and outcomes that lead to other pages. */
function manyPages(): Content {
  const { areas, tools } = makeContent();
  const [tool] = tools;
  const [sample] = makeContent().errors;
  assert.ok(tool && sample);
  const idOf = (index: number) => `tool-${Math.floor(index / PAGES_OF_A_TOOL)}/page-${index}`;
  const errors = Array.from({ length: PAGES }, (_, index): ErrorEntry => {
    // Pages pair up, so that each relation goes both ways; the pages that outcomes name are far away.
    const far = idOf(PAGES - 1 - index);
    const outcomes = Array.from({ length: 5 }, () => ({
      ...{ output: 'a', means: 'It is there.', next: far },
      causes: ['no-path'],
    }));
    return {
      ...sample,
      id: idOf(index),
      file: `content/errors/${idOf(index)}.mdx`,
      data: {
        ...sample.data,
        title: `title ${index}`,
        signatures: [{ template: `fatal: the example ${index} failed` }],
        commands: sample.data.commands.map((command) => ({ ...command, outcomes })),
        related: [{ id: idOf(index ^ 1), kind: 'similar-to', why: 'It fails alike.' }],
      },
      passed: true,
    };
  });
  return {
    areas,
    tools: Array.from({ length: PAGES / PAGES_OF_A_TOOL }, (_, index) => ({ ...tool, id: `tool-${index}` })),
    errors,
    proofs: errors.map(({ id }) => makeProof(id)),
    evidence: [],
    comparisons: [{ id: 'failed', title: 'It failed', description: 'x'.repeat(60), words: ['failed'] }],
  };
}

test('the rules between pages take time in proportion to the pages', () => {
  const content = manyPages();
  const start = process.cpuUsage();
  const problems = checkContent(content, new Date('2026-11-23'));
  const { user } = process.cpuUsage(start);
  assert.deepEqual(problems.slice(0, 3), []);
  // It takes a third of a second; with lists instead of sets it took twelve.
  assert.ok(user < 3_000_000, `${PAGES} pages took ${Math.round(user / 1000)} ms of a processor`);
});

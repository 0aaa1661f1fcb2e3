import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureEntries } from '../../src/catalog/signature-entries.ts';
import { checkContent } from '../../src/content/rules/index.ts';
import { compileMatcher } from '../../src/proof/matcher.ts';
import type { Page } from '../../src/proof/page.ts';
import { createQueue } from '../../src/proof/queue.ts';
import { sandboxObstacle } from '../../src/proof/sandbox/sandbox.ts';
import { runTree } from '../../src/proof/tree-run.ts';
import { mutantsOf } from './mutations.ts';
import { shelf } from './rerun.ts';

/** The pages whose mutants are tried; each mutant is a whole run of its page. */
const MUTATED = ['git/no-upstream-branch', 'git/failed-to-push-some-refs'];
const CAUGHT = 0.95;

test(
  'of real pages made wrong in one way nearly all are refused',
  { skip: process.env['CI'] ? false : sandboxObstacle() },
  async (context) => {
    const pages = shelf.pages.filter(({ id }) => MUTATED.includes(id));
    const match = compileMatcher(signatureEntries(shelf.pages));
    const missed: string[] = [];
    let count = 0;
    for (const page of pages)
      for (const { name, page: mutant } of mutantsOf(page)) {
        count++;
        if (!(await isRefused(mutant, match))) missed.push(`${page.id} · ${name}`);
      }
    context.diagnostic(`${count - missed.length} of ${count} mutants of ${pages.length} pages are refused`);
    assert.ok(count > 0, 'nothing was made wrong');
    assert.ok(missed.length <= count * (1 - CAUGHT), missed.join('\n'));
  },
);

async function isRefused(page: Page, match: ReturnType<typeof compileMatcher>): Promise<boolean> {
  const { proof } = page;
  assert.ok(proof && 'cases' in proof);
  const entry = (each: Page) => ({
    id: each.id,
    file: `content/errors/${each.id}.mdx`,
    data: each,
    body: '',
  });
  const others = shelf.pages.filter(({ id }) => id !== page.id).map(entry);
  const problems = checkContent(
    {
      areas: [],
      comparisons: [],
      tools: [],
      errors: [entry(page), ...others.map((other) => ({ ...other, passed: true }))],
      proofs: [{ id: page.id, file: 'x', data: proof }],
      evidence: [],
    },
    new Date(),
  );
  if (
    problems.some(
      ({ file, field }) => file === entry(page).file && /^(causes|commands|quickFix|deadEnds)/.test(field),
    )
  )
    return true;
  const { failures } = await runTree({ page, proof, match }, createQueue(2));
  return failures.length > 0;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHash, sha256 } from '../../src/catalog/evidence-state.ts';
import type { Page } from '../../src/proof/page.ts';
import { rerunProofs, shelf } from './rerun.ts';

/** Why a page's evidence does not speak for it, or undefined when it does or the page is exempt. */
function evidenceProblem({ proof, proofText = '', evidence, ...page }: Page): string | undefined {
  if (!proof) return 'has no proof file';
  if ('exempt' in proof) return evidence ? 'is exempt and has evidence' : undefined;
  if (!evidence) return 'has no evidence';
  if (evidence.pageHash !== pageHash(page)) return 'has evidence for other signatures, commands or values';
  return evidence.proofHash === sha256(proofText) ? undefined : 'has evidence of another proof file';
}

test('every page and proof can be read', () => {
  assert.deepEqual([...shelf.problems.values()].flat(), []);
});

test('every page has evidence for the bytes that it has now', () => {
  const found = shelf.pages.map((page) => [page.id, evidenceProblem(page)]);
  assert.ok(found.length > 0);
  assert.deepEqual(
    found.filter(([, problem]) => problem !== undefined),
    [],
  );
});

test('evidence that is missing or for other bytes is found out', () => {
  const page = shelf.pages.find(({ evidence, proof }) => evidence && proof && 'cases' in proof);
  assert.ok(page?.evidence);
  assert.equal(evidenceProblem(page), undefined);
  const { evidence: _evidence, ...without } = page;
  assert.equal(evidenceProblem(without), 'has no evidence');
  assert.match(evidenceProblem({ ...page, unless: ['another tool'] }) ?? '', /other signatures/);
  assert.match(evidenceProblem({ ...page, proofText: `${page.proofText}\n` }) ?? '', /another proof file/);
});

rerunProofs('every page was run as it is now, or is run again', shelf.pages, { trustKeys: true });

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readPages, type Page } from '../../src/proof/page.ts';
import { createProver } from '../../src/proof/prover.ts';
import { sandboxObstacle } from '../../src/proof/sandbox/sandbox.ts';

const root = path.join(import.meta.dirname, '../..');

export const shelf = await readPages(root);

/** In CI a missing tool or a missing right is a failure; on a person's machine it is a skip that says why. */
const isStrict = Boolean(process.env['CI']);

const byTool = Object.values(Object.groupBy(shelf.pages, ({ id }) => id.split('/')[0] ?? ''));

/** A page of every tool, the same ones each time: what is proven again wherever the tests run. */
export const samplePages: Page[] = byTool.flatMap((pages = []) => pages.slice(0, 1));

/** All the others. */
export const otherPages: Page[] = byTool.flatMap((pages = []) => pages.slice(1));

/** Runs the proofs of pages again; each must hold as it is recorded. */
export function rerunProofs(name: string, pages: Page[]): void {
  test(name, { skip: isStrict ? false : sandboxObstacle() }, async (context) => {
    const prover = createProver({ root, shelf, mode: 'check', jobs: 2 });
    for (const { page, state, lines } of await prover.proveAll(pages, () => undefined)) {
      await context.test(page.id, { skip: state === 'skipped' && !isStrict ? lines[0] : false }, () => {
        assert.ok(state === 'held' || state === 'exempt', lines.join('\n'));
      });
    }
  });
}

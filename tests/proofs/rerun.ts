import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import { JOBS } from '../../src/proof/arguments.ts';
import { readPages, type Page } from '../../src/proof/page.ts';
import { createProver, type Verdict } from '../../src/proof/prover.ts';
import { sandboxObstacle } from '../../src/proof/sandbox/sandbox.ts';

const root = path.join(import.meta.dirname, '../..');

export const shelf = await readPages(root);

/** In CI a missing tool or a missing right is a failure; on a person's machine it is a skip that says why. */
const isStrict = Boolean(process.env['CI']);

const SLICES = 8;

/** An eighth of the pages, another one each day: in eight days each was run in full, whatever its key says. */
export const slicePages: Page[] = shelf.pages.filter(
  ({ id }) => sliceOf(id) === Math.floor(Date.now() / 86_400_000) % SLICES,
);

function sliceOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE() % SLICES;
}

/** Runs the proofs of pages again; each must hold as it is recorded, at the second try when the machine was too busy for the first. With `trustKeys` what has not changed is not run. */
export function rerunProofs(name: string, pages: Page[], { trustKeys = false } = {}): void {
  test(name, { skip: isStrict ? false : sandboxObstacle() }, async (context) => {
    const prover = createProver({ root, shelf, mode: 'check', jobs: JOBS, trustKeys });
    const tryAgain = async ({ page, lines }: Verdict) => {
      context.diagnostic(`${page.id} is tried again: ${lines.join(' ')}`);
      const [second] = await prover.proveAll([page], () => undefined);
      return second as Verdict;
    };
    for (const first of await prover.proveAll(pages, () => undefined)) {
      const { page, state, lines } = first.state === 'failed' ? await tryAgain(first) : first;
      await context.test(page.id, { skip: state === 'skipped' && !isStrict ? lines[0] : false }, () => {
        assert.ok(state === 'held' || state === 'exempt', lines.join('\n'));
      });
    }
  });
}

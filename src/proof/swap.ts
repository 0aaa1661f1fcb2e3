import type { ProofCase } from '../schema/proof.ts';
import { execute, reproduce } from './case.ts';
import { type Matcher, compileMatcher } from './matcher.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import type { Page, Shelf } from './page.ts';
import { findCommand, valuesOf, writeCommand } from './page-command.ts';
import { createQueue } from './queue.ts';
import { type Runnable, lackOf, openScene } from './scene.ts';

/** A neighbour's fix, tried on another page's error. */
export type Swap = {
  page: Page;
  theCase: ProofCase;
  neighbour: Page;
  fix: string[];
  /** The pages are said to be easily confused: then the wrong fix must not work. */
  confused: boolean;
};

/** A swap, and whether the error was gone after it, or why it could not be tried. */
export type SwapResult = Swap & { cured: boolean; problem?: string };

/** Every swap between a page and those it relates to that would run different commands; of a page's cases the first with a fix. */
export function planSwaps(pages: Page[], shelf: Shelf): Swap[] {
  const byId = new Map(shelf.pages.map((page) => [page.id, page]));
  return pages.flatMap((page) => {
    const theCase = runnable(page)?.cases.find(({ fix }) => fix);
    if (!theCase) return [];
    const own = new Set(page.commands.map(({ code }) => code));
    return page.related.flatMap(({ id, kind }) => {
      const neighbour = byId.get(id);
      const fixes = neighbour
        ? (runnable(neighbour)?.cases.flatMap(({ fix }) => (fix ? [fix] : [])) ?? [])
        : [];
      const different = [...new Map(fixes.map((fix) => [fix.join(), fix])).values()].filter((fix) =>
        fix.some((command) => neighbour?.commands.some((each) => each.id === command && !own.has(each.code))),
      );
      return different.flatMap((fix) =>
        neighbour ? [{ page, theCase, neighbour, fix, confused: kind === 'confused-with' }] : [],
      );
    });
  });
}

/** Tries swaps, a number at a time. */
export function runSwaps(swaps: Swap[], shelf: Shelf, jobs: number): Promise<SwapResult[]> {
  const match = compileMatcher(signatureEntries(shelf.pages));
  const queue = createQueue(jobs);
  return Promise.all(swaps.map((swap) => queue(() => runSwap(swap, match))));
}

async function runSwap(swap: Swap, match: Matcher): Promise<SwapResult> {
  const { page, theCase, neighbour, fix } = swap;
  const proof = runnable(page);
  if (!proof) return { ...swap, cured: false, problem: 'has no cases' };
  try {
    const sandbox = await openScene(theCase, proof);
    try {
      const { named } = await reproduce(theCase, sandbox, {
        page,
        match,
        open: () => openScene(theCase, proof),
      });
      const values = { ...valuesOf(neighbour, theCase, named), ...named.captures };
      for (const id of fix) {
        await execute(sandbox, id, writeCommand(findCommand(neighbour, id), values).script);
      }
      const { exit, output } = await execute(sandbox, 'verify', theCase.verify ?? theCase.reproduce);
      return { ...swap, cured: exit === 0 && match(output).length === 0 };
    } finally {
      await sandbox.close();
    }
  } catch (error) {
    return { ...swap, cured: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function runnable({ proof }: Page): Runnable | undefined {
  return proof && 'cases' in proof && !lackOf(proof) ? proof : undefined;
}

import type { ProofCase } from '../schema/proof.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import { execute } from './case.ts';
import { compileMatcher } from './matcher.ts';
import type { Page, Shelf } from './page.ts';
import { findCommand, valuesOf, writeCommand } from './page-command.ts';
import { createQueue, type Queue } from './queue.ts';
import { type Runnable, lackOf } from './scene.ts';
import { createTheatre, isCured, onStage, type Theatre } from './stage.ts';

/** A neighbour's fix, tried on another page's error. */
export type Swap = {
  page: Page;
  proof: Runnable;
  theCase: ProofCase;
  neighbour: Page;
  fix: string[];
  /** The pages are said to be easily confused: then the wrong fix must not work. */
  confused: boolean;
};

/** A swap, and whether the error was gone after it, or why it could not be tried. */
export type SwapResult = Swap & { cured: boolean; problem?: string };

/** Every swap between a page and those it relates to that would run different commands; of a page's cases the first. */
export function planSwaps(pages: Page[], shelf: Shelf): Swap[] {
  const byId = new Map(shelf.pages.map((page) => [page.id, page]));
  return pages.flatMap((page) => {
    const proof = runnable(page);
    const theCase = proof?.cases[0];
    if (!proof || !theCase) return [];
    return page.related.flatMap(({ id, kind }) => {
      const neighbour = byId.get(id);
      if (!neighbour) return [];
      const confused = kind === 'confused-with';
      return otherFixes(neighbour, page).map((fix) => ({ page, proof, theCase, neighbour, fix, confused }));
    });
  });
}

/** The fixes of a page's causes that stand on it whole and that another page has not, each once. */
function otherFixes({ causes, commands }: Page, other: Page): string[][] {
  const known = new Set(other.commands.map(({ code }) => code));
  const codes = new Map(commands.map(({ id, code }) => [id, code]));
  const fixes = causes.flatMap(({ fix }) => (fix?.every((id) => codes.has(id)) ? [fix] : []));
  const different = fixes.filter((fix) => fix.some((id) => !known.has(codes.get(id) ?? '')));
  return [...new Map(different.map((fix) => [fix.join(), fix])).values()];
}

/** Tries swaps, a number at a time; of one page all on copies of one scene. */
export async function runSwaps(swaps: Swap[], shelf: Shelf, jobs: number): Promise<SwapResult[]> {
  const match = compileMatcher(signatureEntries(shelf.pages));
  const queue = createQueue(jobs);
  const byPage = Map.groupBy(swaps, ({ page }) => page);
  const results = await Promise.all(
    [...byPage].map(async ([page, own]) => {
      const proof = own[0]?.proof;
      return proof ? runOnPage(own, createTheatre({ page, proof, match }), queue) : [];
    }),
  );
  return results.flat();
}

async function runOnPage(swaps: Swap[], theatre: Theatre, queue: Queue): Promise<SwapResult[]> {
  try {
    return await Promise.all(swaps.map((swap) => queue(() => runSwap(swap, theatre))));
  } finally {
    theatre.scenes.close();
  }
}

async function runSwap(swap: Swap, theatre: Theatre): Promise<SwapResult> {
  const { theCase, neighbour, fix } = swap;
  try {
    const { cured } = await onStage(theCase, theatre, async (stage) => {
      const values = valuesOf(neighbour, theCase, stage.captures);
      for (const id of fix)
        await execute(stage.sandbox, id, writeCommand(findCommand(neighbour, id), values).script);
      return isCured(stage);
    });
    return { ...swap, cured };
  } catch (error) {
    return { ...swap, cured: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function runnable({ proof }: Page): Runnable | undefined {
  return proof && 'cases' in proof && !lackOf(proof) ? proof : undefined;
}

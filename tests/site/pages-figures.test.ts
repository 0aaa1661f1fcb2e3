import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HTMLElement } from 'node-html-parser';
import type { Coverage } from '../../src/catalog/coverage.ts';
import { recordFigure } from '../figures.ts';
import { errorPages, parsePage, readDist, readPages } from './dist.ts';
import { median } from './weight.ts';

/** Words of a page's main part as it opens: what is folded does not count. */
function openWords(root: HTMLElement): number {
  const main = root.querySelector('main')?.clone() as HTMLElement | undefined;
  for (const folded of main?.querySelectorAll('details > :not(summary)') ?? []) folded.remove();
  return main?.structuredText.split(/\s+/).filter(Boolean).length ?? 0;
}

test('words are counted without those that are folded', () => {
  const { root } = parsePage(
    '/',
    '<main><p>One two</p><details><summary>Three</summary><p>Four</p></details></main>',
  );
  assert.equal(openWords(root), 3);
});

test('how long the pages are, and how much of them runs have shown', (context) => {
  const pages = errorPages(readPages());
  const words = pages.map(({ root }) => openWords(root));
  const { coverage, errors } = JSON.parse(readDist('proof.json')) as {
    coverage: Coverage & { pages: number };
    errors: { coverage?: Coverage }[];
  };
  const percent = ({ shown, of }: { shown: number; of: number }) => Math.floor((100 * shown) / of);
  const deadEndPages = errors.filter((each) => (each.coverage?.deadEnds.shown ?? 0) > 0).length;
  context.diagnostic(`${Math.min(...words)} to ${Math.max(...words)} words, middle ${median(words)}`);
  recordFigure('page-words', median(words));
  recordFigure('tree-pages', coverage.pages);
  recordFigure('causes-staged', percent(coverage.causes));
  recordFigure('outcomes-seen', percent(coverage.outcomes));
  recordFigure('undos-run', percent(coverage.undos));
  recordFigure('dead-end-pages', deadEndPages);
  assert.ok(coverage.pages > 0, 'no page has a tree');
  assert.ok(median(words) > 300, 'the words were not read');
});

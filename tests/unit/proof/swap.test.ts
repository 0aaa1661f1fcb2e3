import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Shelf } from '../../../src/proof/page.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { planSwaps, runSwaps } from '../../../src/proof/swap.ts';
import { proofSchema } from '../../../src/schema/proof.ts';
import { pageOf, soundPage } from './tree-page.ts';

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);
const exempt = { reason: 'hardware', why: 'It needs a cable.', source: 'https://example.com/cables' };

/** Another page with an error of its own, one of whose causes is cured by `code`. */
function neighbour(slug: string, code: string, ...fixes: string[][]): Page {
  const draft = soundPage();
  draft.page.commands['wave'] = { title: 'Wave at it', risk: 'changes', code };
  draft.page.causes = [['wave'], ...fixes].map((fix, index) => ({ id: `cause-${index}`, cause: 'x', fix }));
  return { ...pageOf(draft), id: `linux/${slug}`, signatures: [{ template: `another error of ${slug}` }] };
}

/** The sound page beside neighbours, of which it is confused with the first. */
function shelfOf(neighbours: Page[], page = pageOf(soundPage())): { page: Page; shelf: Shelf } {
  const related = neighbours.map(({ id }, index) => ({
    ...{ id, why: 'x' },
    kind: index === 0 ? ('confused-with' as const) : ('similar-to' as const),
  }));
  const beside = { ...page, related };
  return { page: beside, shelf: { pages: [beside, ...neighbours], problems: new Map() } };
}

test('a swap finds the neighbour whose fix cures, and not the others', { skip }, async () => {
  const { page, shelf } = shelfOf([
    neighbour('cures', 'mkdir -p cables; : >cables/{{name}}'),
    neighbour('helps-not', 'mkdir -p cables'),
    neighbour('cannot-be-told', 'touch {{nobody}}'),
  ]);
  const results = await runSwaps(planSwaps([page], shelf), shelf, 2);
  assert.deepEqual(
    results.map(({ neighbour: { id }, cured, confused, problem }) => ({ id, cured, confused, problem })),
    [
      { id: 'linux/cures', cured: true, confused: true, problem: undefined },
      { id: 'linux/helps-not', cured: false, confused: false, problem: undefined },
      {
        ...{ id: 'linux/cannot-be-told', cured: false, confused: false },
        problem:
          "command wave: needs a value for {{nobody}}: from the message, the case's `values` or the page's `values`.",
      },
    ],
  );
});

/** What is planned of a neighbour's fixes. */
const PLANS: [what: string, neighbour: Page, fixes: string[][]][] = [
  ['each fix once', neighbour('a', 'true', ['wave'], ['lay', 'wave']), [['wave'], ['lay', 'wave']]],
  ['no fix that is the page’s own', neighbour('b', 'true', ['lay'], ['switch-on', 'lay']), [['wave']]],
  [
    'no fix that stands elsewhere',
    neighbour('c', 'true', ['linux/other'], ['wave', 'linux/other']),
    [['wave']],
  ],
];
for (const [what, other, fixes] of PLANS)
  test(`planned is ${what}`, { skip }, () => {
    const { page, shelf } = shelfOf([other]);
    const swaps = planSwaps([page], shelf);
    assert.deepEqual(
      swaps.map(({ fix }) => fix),
      fixes,
    );
    assert.deepEqual(new Set(swaps.map(({ theCase }) => theCase.name)), new Set(['no cable']));
  });

test(
  'a neighbour without a proof that runs here lends its fixes; the page itself needs one',
  { skip },
  () => {
    const other = { ...neighbour('far', 'true'), proof: proofSchema.parse({ exempt }) };
    const { page, shelf } = shelfOf([other]);
    assert.equal(planSwaps([page], shelf).length, 1);
    assert.deepEqual(planSwaps([{ ...page, proof: proofSchema.parse({ exempt }) }], shelf), []);
  },
);

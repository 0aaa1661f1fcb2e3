import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../../../src/proof/page.ts';
import { createProver, systemName } from '../../../src/proof/prover.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { planSwaps, runSwaps } from '../../../src/proof/swap.ts';
import { proofSchema } from '../../../src/schema/proof.ts';
import { samplePage } from './sample-page.ts';

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);
const exempt = { reason: 'hardware', why: 'It needs a cable.', source: 'https://example.com/cables' };
const TEST = `[ -e cables/red ] || { echo 'patch: no such cable: red'; exit 3; }`;
const holds = proofSchema.parse({ needs: ['bash'], cases: [{ name: 'x', reproduce: TEST, fix: ['lay'] }] });

async function check(page: Page) {
  const shelf = { pages: [page], problems: new Map<string, string[]>() };
  const [verdict] = await createProver({ root: '/nowhere', shelf, mode: 'check', jobs: 1 }).proveAll(
    [page],
    () => undefined,
  );
  return `${verdict?.state}: ${verdict?.lines.join(' ')}`;
}

const REJECTED: Record<string, { page: Page; says: RegExp }> = {
  'a page without a proof': { page: samplePage(), says: /^failed: has no proof file/ },
  'an exemption for what runs here': {
    page: { ...samplePage(), proof: proofSchema.parse({ exempt }) },
    says: /^failed: is exempt \(hardware\), but linux runs here/,
  },
  'a tool that nobody knows': {
    page: {
      ...samplePage(),
      proof: proofSchema.parse({ needs: ['frob'], cases: [{ name: 'x', reproduce: 'x' }] }),
    },
    says: /^failed: needs: frob is not in/,
  },
};
for (const [name, { page, says }] of Object.entries(REJECTED)) {
  test(`rejected: ${name}`, async () => assert.match(await check(page), says));
}

test('an exemption for what cannot run here stands', async () => {
  const page = { ...samplePage(), id: 'cursor/no-such-cable', proof: proofSchema.parse({ exempt }) };
  assert.equal(await check(page), 'exempt: exempt (hardware): It needs a cable.');
});

test('rejected: a proof that holds but was never recorded', { skip }, async () => {
  assert.match(
    await check({ ...samplePage(), proof: holds }),
    /^failed: evidence is not true.*has no recorded evidence/,
  );
});

test('a swap finds the neighbour whose fix cures, and not the others', { skip }, async () => {
  const [, lay, wave] = samplePage().commands;
  assert.ok(lay && wave);
  const neighbour = (id: string, code: string): Page => ({
    ...samplePage(),
    id,
    signatures: [{ template: `another error of ${id}` }],
    commands: [{ ...wave, code }],
    proof: proofSchema.parse({ needs: ['bash'], cases: [{ name: 'x', reproduce: 'x', fix: ['wave'] }] }),
  });
  const related = (id: string, kind: 'confused-with' | 'similar-to') => ({ id, kind, why: 'x' });
  const page: Page = {
    ...samplePage(),
    proof: holds,
    related: [
      related('linux/cures', 'confused-with'),
      related('linux/helps-not', 'similar-to'),
      related('linux/same', 'similar-to'),
    ],
  };
  const pages = [
    page,
    neighbour('linux/cures', 'mkdir -p cables; : >cables/red'),
    neighbour('linux/helps-not', 'mkdir -p cables'),
    neighbour('linux/same', lay.code),
  ];
  const shelf = { pages, problems: new Map<string, string[]>() };
  const results = await runSwaps(planSwaps([page], shelf), shelf, 2);
  assert.deepEqual(
    results.map(({ neighbour: { id }, cured, confused, problem }) => ({ id, cured, confused, problem })),
    [
      { id: 'linux/cures', cured: true, confused: true, problem: undefined },
      { id: 'linux/helps-not', cured: false, confused: false, problem: undefined },
    ],
  );
});

test('the system is named as people say it', { skip: process.platform !== 'linux' }, () => {
  assert.match(systemName(), /^[A-Z]\w+ \d/);
});

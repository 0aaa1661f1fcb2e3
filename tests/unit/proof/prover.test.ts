import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../../../src/proof/page.ts';
import { createProver, systemName } from '../../../src/proof/prover.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
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

test('the system is named as people say it', { skip: process.platform !== 'linux' }, () => {
  assert.match(systemName(), /^[A-Z]\w+ \d/);
});

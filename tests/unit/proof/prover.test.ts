import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../../../src/proof/page.ts';
import { createProver, systemName } from '../../../src/proof/prover.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { proofSchema } from '../../../src/schema/proof.ts';
import { pageOf, withOneCause } from './tree-page.ts';

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);
const exempt = { reason: 'hardware', why: 'It needs a cable.', source: 'https://example.com/cables' };
const sound = pageOf(withOneCause());
const { proof: _proof, ...unproven } = sound;

async function check(page: Page) {
  const shelf = { pages: [page], problems: new Map<string, string[]>() };
  const [verdict] = await createProver({ root: '/nowhere', shelf, mode: 'check', jobs: 1 }).proveAll(
    [page],
    () => undefined,
  );
  return `${verdict?.state}: ${verdict?.lines.join(' ')}`;
}

const REJECTED: Record<string, { page: Page; says: RegExp }> = {
  'a page without a proof': { page: unproven, says: /^failed: has no proof file/ },
  'an exemption for what runs here': {
    page: { ...sound, proof: proofSchema.parse({ exempt }) },
    says: /^failed: is exempt \(hardware\), but linux runs here/,
  },
  'a tool that nobody knows': {
    page: {
      ...sound,
      proof: proofSchema.parse({ needs: ['frob'], cases: [{ name: 'x', cause: 'missing', reproduce: 'x' }] }),
    },
    says: /^failed: needs: frob is not in/,
  },
};
for (const [name, { page, says }] of Object.entries(REJECTED)) {
  test(`rejected: ${name}`, async () => assert.match(await check(page), says));
}

test('an exemption for what cannot run here stands', async () => {
  const page = { ...sound, id: 'cursor/no-such-cable', proof: proofSchema.parse({ exempt }) };
  assert.equal(await check(page), 'exempt: exempt (hardware): It needs a cable.');
});

test('rejected: a proof that holds but was never recorded', { skip }, async () => {
  assert.match(await check(sound), /^failed: evidence is not true.*has no recorded evidence/);
});

test('the system is named as people say it', { skip: process.platform !== 'linux' }, () => {
  assert.match(systemName(), /^[A-Z]\w+ \d/);
});

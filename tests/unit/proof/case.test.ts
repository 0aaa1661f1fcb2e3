import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureEntries } from '../../../src/catalog/signature-entries.ts';
import { CaseFailure } from '../../../src/proof/case-failure.ts';
import { control, reproduce } from '../../../src/proof/case.ts';
import { compileMatcher } from '../../../src/proof/matcher.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { createScenes } from '../../../src/proof/scene.ts';
import { type ProofCase, proofSchema } from '../../../src/schema/proof.ts';
import { pageOf, soundPage } from './tree-page.ts';

const page = pageOf(soundPage());
const neighbour = {
  ...page,
  id: 'linux/no-such-socket',
  signatures: [{ template: 'patch: no such socket on the wall of room {room:word}' }],
};
const match = compileMatcher(signatureEntries([page, neighbour]));
const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);

const SAYS = `echo 'patch: no such cable: red (stock: a)'; exit 3`;
const TEST = `[ -e cables/red ] || { ${SAYS}; }`;

/** Brings the error of a case about, and again where nothing is fixed. */
async function bringAbout(fields: object) {
  const proof = proofSchema.parse({
    needs: ['bash'],
    cases: [{ name: 'sample', cause: 'missing', timeout: 20, ...fields }],
  });
  assert.ok('cases' in proof);
  const theCase = proof.cases[0] as ProofCase;
  const scenes = createScenes(proof);
  const bench = { page, match, open: () => scenes.open(theCase) };
  try {
    const sandbox = await bench.open();
    try {
      const came = await reproduce(theCase, sandbox, bench);
      await control(theCase, bench);
      return came;
    } finally {
      await sandbox.close();
    }
  } finally {
    scenes.close();
  }
}

test('an error that comes is recorded with what was typed, printed and named', { skip }, async () => {
  const { step, named } = await bringAbout({ reproduce: TEST });
  assert.deepEqual(step, { command: TEST, output: 'patch: no such cable: red (stock: a)', exit: 3 });
  assert.deepEqual(named.captures, { name: 'red', stock: 'a' });
});

test(
  'directory and exported variables carry over, and the control starts from the same place',
  { skip },
  async () => {
    const { step } = await bringAbout({
      setup: 'mkdir deep && cd deep && export COLOUR=red',
      reproduce: `[ "$COLOUR" = red ] && [ "$PWD" = ~/work/deep ] && ( ${TEST} ); cd ..; exit 3`,
      verify: `[ "$COLOUR" = red ] && [ -e cables/red ]`,
    });
    assert.equal(step.exit, 3);
  },
);

/** Each check with a case that it must reject. */
const REJECTED: Record<string, { fields: object; check: string; problem: RegExp }> = {
  'setup fails': {
    fields: { reproduce: TEST, setup: 'false\ntrue' },
    check: 'setup',
    problem: /stopped with exit code 1/,
  },
  'nothing goes wrong': { fields: { reproduce: 'true' }, check: 'reproduce', problem: /succeeded/ },
  'an unknown error': {
    fields: { reproduce: 'echo oops; exit 1' },
    check: 'reproduce',
    problem: /matches no page/,
  },
  "a neighbour's error": {
    fields: { reproduce: 'echo "patch: no such socket on the wall of room 5"; exit 1' },
    check: 'reproduce',
    problem: /names linux\/no-such-socket first and does not name this page at all/,
  },
  'it goes away by itself': {
    fields: { reproduce: `mkdir cables && ${SAYS}` },
    check: 'control',
    problem: /does not come a second time/,
  },
  'the check always succeeds': {
    fields: { reproduce: TEST, verify: 'true' },
    check: 'control',
    problem: /although nothing was fixed/,
  },
  'the hand between cures it': {
    fields: { reproduce: TEST, between: 'mkdir cables; touch cables/red', verify: TEST },
    check: 'control',
    problem: /`verify` succeeds although nothing was fixed/,
  },
  'it never ends': {
    fields: { reproduce: 'sleep 60', timeout: 1 },
    check: 'reproduce',
    problem: /took too long/,
  },
  'it never stops talking': { fields: { reproduce: 'yes' }, check: 'reproduce', problem: /printed too much/ },
};

for (const [name, { fields, check, problem }] of Object.entries(REJECTED)) {
  test(`rejected: ${name}`, { skip }, async () => {
    await assert.rejects(bringAbout(fields), (error) => {
      assert.ok(error instanceof CaseFailure);
      assert.equal(error.check, check);
      assert.match(error.message, problem);
      return true;
    });
  });
}

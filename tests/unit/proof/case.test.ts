import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseFailure } from '../../../src/proof/case-failure.ts';
import { proveCase } from '../../../src/proof/case.ts';
import { compileMatcher } from '../../../src/proof/matcher.ts';
import { signatureEntries } from '../../../src/catalog/signature-entries.ts';
import { openScene } from '../../../src/proof/scene.ts';
import { sandboxObstacle } from '../../../src/proof/sandbox/sandbox.ts';
import { type ProofCase, proofSchema } from '../../../src/schema/proof.ts';
import { samplePage } from './sample-page.ts';

const page = samplePage();
const neighbour = {
  ...page,
  id: 'linux/no-such-socket',
  signatures: [{ template: 'patch: no such socket on the wall of room {room:word}' }],
};
const match = compileMatcher(signatureEntries([page, neighbour]));

const TEST = `[ -e cables/red ] || { echo 'patch: no such cable: red'; exit 3; }`;
const HOLDS = { reproduce: TEST, inspect: { command: 'look', outcome: 0 }, fix: ['lay'] };

async function prove(fields: object) {
  const proof = proofSchema.parse({ needs: ['bash'], cases: [{ name: 'sample', timeout: 20, ...fields }] });
  assert.ok('cases' in proof);
  const theCase = proof.cases[0] as ProofCase;
  return proveCase(theCase, { page, match, open: () => openScene(theCase, proof) });
}

const skip = process.env['CI'] ? false : (sandboxObstacle() ?? false);

test('a case that holds is recorded with what was typed and printed', { skip }, async () => {
  assert.deepEqual(await prove(HOLDS), {
    name: 'sample',
    level: 'proven',
    captures: { name: 'red' },
    before: [{ command: TEST, output: 'patch: no such cable: red', exit: 3 }],
    inspected: {
      step: {
        id: 'look',
        command: 'ls cables',
        output: "ls: cannot access 'cables': No such file or directory",
        exit: 2,
      },
      outcome: 0,
    },
    after: [
      { id: 'lay', command: 'mkdir -p cables && touch cables/red', output: '', exit: 0 },
      { command: TEST, output: '', exit: 0 },
    ],
  });
});

test('a case without a fix is reproduced, one that a server plays is simulated', { skip }, async () => {
  assert.equal((await prove({ reproduce: TEST })).level, 'reproduced');
  assert.equal((await prove({ ...HOLDS, simulated: true })).level, 'simulated');
});

test(
  'directory and exported variables carry over, and the control starts from the same place',
  { skip },
  async () => {
    const record = await prove({
      setup: 'mkdir deep && cd deep && export COLOUR=red',
      reproduce: `[ "$COLOUR" = red ] && [ "$PWD" = ~/work/deep ] && ${TEST}; cd ..; exit 3`,
      fix: ['lay'],
      verify: `[ "$COLOUR" = red ] && [ -e cables/red ]`,
    });
    assert.equal(record.level, 'proven');
  },
);

/** Each check with a case that it must reject. */
const REJECTED: Record<string, { fields: object; check: string; problem: RegExp }> = {
  'setup fails': {
    fields: { ...HOLDS, setup: 'false\ntrue' },
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
    fields: {
      ...HOLDS,
      reproduce: `mkdir cables && echo 'patch: no such cable: red'; exit 1`,
      inspect: undefined,
    },
    check: 'control',
    problem: /does not come a second time/,
  },
  'the check always succeeds': {
    fields: { ...HOLDS, verify: 'true' },
    check: 'control',
    problem: /although nothing was fixed/,
  },
  'the hand between cures it': {
    fields: { ...HOLDS, fix: ['wave'], between: 'mkdir cables; touch cables/red', verify: TEST },
    check: 'control',
    problem: /`verify` succeeds although nothing was fixed/,
  },
  'the fix does not cure': { fields: { ...HOLDS, fix: ['wave'] }, check: 'verify', problem: /still fails/ },
  'the fix fails': {
    fields: { ...HOLDS, fix: ['lay', 'stumble'] },
    check: 'fix stumble',
    problem: /exit code 1/,
  },
  'the fix is not on the page': {
    fields: { ...HOLDS, fix: ['fly'] },
    check: 'command fly',
    problem: /not on the page/,
  },
  'the error is still printed': {
    fields: { ...HOLDS, verify: `${TEST}\necho 'patch: no such cable: green'` },
    check: 'verify',
    problem: /still names linux\/no-such-cable/,
  },
  'another outcome': {
    fields: { ...HOLDS, inspect: { command: 'look', outcome: 1 } },
    check: 'inspect look',
    problem: /outcome 1 was expected, but outcome 0 was printed/,
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
    await assert.rejects(prove(fields), (error) => {
      assert.ok(error instanceof CaseFailure);
      assert.equal(error.check, check);
      assert.match(error.message, problem);
      return true;
    });
  });
}

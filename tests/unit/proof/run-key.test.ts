import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { pageHash, sha256 } from '../../../src/catalog/evidence-state.ts';
import { isCurrentKey, runKey } from '../../../src/proof/run-key.ts';
import { type Proof, proofSchema } from '../../../src/schema/proof.ts';
import { pageOf, soundPage } from './tree-page.ts';

const page = pageOf(soundPage());
const proof = proofSchema.parse({
  needs: ['bash'],
  cases: [{ name: 'a', cause: 'missing', reproduce: 'false' }],
}) as Extract<Proof, { cases: unknown }>;
const list = readFileSync(new URL('../../../src/proof/earlier-runners.yaml', import.meta.url), 'utf8');

function keyOf(runner: string): string {
  return sha256([pageHash(page), sha256(page.proofText ?? ''), runner, 'bash 5.2'].join('\n'));
}

test('a key of this runner is current, until the page or a tool changes', () => {
  const key = runKey(page, proof, ['5.2']);
  assert.ok(isCurrentKey(key, page, proof, ['5.2']));
  assert.ok(!isCurrentKey(key, page, proof, ['5.3']));
  assert.ok(!isCurrentKey(key, { ...page, signatures: [{ template: 'another' }] }, proof, ['5.2']));
  assert.ok(!isCurrentKey(key, { ...page, proofText: 'another' }, proof, ['5.2']));
});

test('a key of another runner is current only when the list names it', () => {
  const earlier = parse(list) as { hash: string }[];
  for (const { hash } of earlier) {
    assert.ok(isCurrentKey(keyOf(hash), page, proof, ['5.2']));
    assert.ok(!isCurrentKey(keyOf(hash), page, proof, ['5.3']));
  }
  assert.ok(!isCurrentKey(keyOf(sha256('another runner')), page, proof, ['5.2']));
});

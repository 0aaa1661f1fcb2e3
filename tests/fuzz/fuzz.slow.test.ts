import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSamples } from '../matching/samples.ts';
import { entries } from '../matching/site-matcher.ts';
import { TRANSFORMATIONS } from '../matching/transformations.ts';
import { PASTES } from '../unit/core/redaction/pastes.ts';
import { createRandom } from '../unit/core/random.ts';
import { makeSecret } from '../unit/core/secret-samples.ts';
import { watchCoverage } from './coverage.ts';
import { mutate, type Pick } from './mutations.ts';
import { CORE, faultOf, matchFault } from './properties.ts';

/** Ten minutes, shared by the two. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 600) / 2;
/** Another beginning on another day; a fault prints the text that shows it. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000));

const samples = makeSamples(entries);
const pastes = PASTES.map((sample) =>
  makeSecret(sample, createRandom(7))
    .map(({ text }) => text)
    .join(''),
);

function createPick(start: number): Pick {
  const random = createRandom(start);
  return (limit) => random() % limit;
}

/** Runs `step` until the time is over; fails with the first fault. */
function runFor(seconds: number, step: () => { text: string; fault: string }): number {
  const end = Date.now() + seconds * 1000;
  let runs = 0;
  for (; Date.now() < end; runs++) {
    const { text, fault } = step();
    assert.equal(fault, '', `seed ${seed}, ${JSON.stringify(text)}: ${fault}`);
  }
  return runs;
}

test('nothing that grows out of messages and secrets breaks the core', (context) => {
  const pick = createPick(seed);
  const coverage = watchCoverage();
  const corpus = [...samples.map(({ text }) => text), ...pastes];
  const known = corpus.length;
  let next = 0;
  const runs = runFor(SECONDS, () => {
    const chosen = next < known ? next++ : pick(2) ? pick(corpus.length) : corpus.length - 1 - pick(known);
    const text = next < known ? (corpus[chosen] as string) : mutate(corpus[chosen] as string, corpus, pick);
    const fault = faultOf(text);
    if (coverage.countNew() > 0 && next >= known) corpus.push(text);
    return { text, fault };
  });
  coverage.stop();
  context.diagnostic(`${runs} texts, of which ${corpus.length - known} did what none before had done`);
});

test('a message leads to the same page when the secrets beside it are redacted', (context) => {
  const pick = createPick(seed);
  const secrets = pastes.filter((paste) => !paste.includes('\n'));
  const runs = runFor(SECONDS, () => {
    const { text: message } = samples[pick(samples.length)] as (typeof samples)[number];
    const { apply } = TRANSFORMATIONS[pick(TRANSFORMATIONS.length)] as (typeof TRANSFORMATIONS)[number];
    const text = `${secrets[pick(secrets.length)]}\n\n${apply(message)}\n\n${secrets[pick(secrets.length)]}`;
    return { text, fault: matchFault(text) };
  });
  context.diagnostic(`${runs} texts`);
});

test('what is broken is noticed, and new ground is told from old', () => {
  const [{ text }] = samples as [(typeof samples)[number]];
  assert.match(
    faultOf(text, { ...CORE, redact: (x) => ({ text: `${x}!`, replaced: [] }) }),
    /second redaction/,
  );
  assert.match(
    faultOf(text, { ...CORE, fill: (_code, { value }) => `tool ${value} "` }),
    /more than one word/,
  );
  assert.match(
    faultOf(text, { ...CORE, normalize: (x) => ({ ...CORE.normalize(x), toOriginal: () => 1e9 }) }),
    /is said to stand at/,
  );
  assert.match(
    faultOf(text, {
      ...CORE,
      match: () => {
        throw new Error('lost');
      },
    }),
    /threw Error: lost/,
  );
  assert.match(matchFault(text, { ...CORE, redact: () => ({ text: '', replaced: [] }) }), /undefined after/);
  const coverage = watchCoverage();
  CORE.redact('plain');
  assert.ok(coverage.countNew() > 0);
  CORE.redact('plain');
  const again = coverage.countNew();
  CORE.redact('password=hunter2hunter2');
  assert.ok(coverage.countNew() > again);
  coverage.stop();
});

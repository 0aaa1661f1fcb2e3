import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHash, sha256 } from '../../src/catalog/evidence-state.ts';
import { signatureEntries } from '../../src/catalog/signature-entries.ts';
import { compileMatcher, type Matcher } from '../../src/proof/matcher.ts';
import type { Page } from '../../src/proof/page.ts';
import { rerunProofs, shelf } from './rerun.ts';

/** Why a page's evidence does not speak for it, or undefined when it does or the page is exempt. */
function evidenceProblem({ proof, proofText = '', evidence, ...page }: Page): string | undefined {
  if (!proof) return 'has no proof file';
  if ('exempt' in proof) return evidence ? 'is exempt and has evidence' : undefined;
  if (!evidence) return 'has no evidence';
  if (evidence.pageHash !== pageHash(page)) return 'has evidence for other signatures, commands or values';
  return evidence.proofHash === sha256(proofText) ? undefined : 'has evidence of another proof file';
}

test('every page and proof can be read', () => {
  assert.deepEqual([...shelf.problems.values()].flat(), []);
});

test('every page has evidence for the bytes that it has now', () => {
  const found = shelf.pages.map((page) => [page.id, evidenceProblem(page)]);
  assert.ok(found.length > 0);
  assert.deepEqual(
    found.filter(([, problem]) => problem !== undefined),
    [],
  );
});

test('evidence that is missing or for other bytes is found out', () => {
  const page = shelf.pages.find(({ evidence, proof }) => evidence && proof && 'cases' in proof);
  assert.ok(page?.evidence);
  assert.equal(evidenceProblem(page), undefined);
  const { evidence: _evidence, ...without } = page;
  assert.equal(evidenceProblem(without), 'has no evidence');
  assert.match(evidenceProblem({ ...page, unless: ['another tool'] }) ?? '', /other signatures/);
  assert.match(evidenceProblem({ ...page, proofText: `${page.proofText}\n` }) ?? '', /another proof file/);
});

/** A record holds what a terminal shows: here a carriage return lets the end of the message hide its beginning. */
const HIDDEN =
  'postgres/database-does-not-exist (a settings file with Windows line breaks): its error is taken for none';

/** What recorded runs would no longer be taken for, with the signatures that all pages have now: a key knows only its own page's. */
function misreadings({ id, evidence }: Page, match: Matcher): string[] {
  return (evidence?.cases ?? []).flatMap(({ name, before, after = [], endsAt }) => {
    const first = match(before.at(-1)?.output ?? '')[0]?.id;
    const last = endsAt === undefined ? match(after.at(-1)?.output ?? '')[0]?.id : undefined;
    return [
      ...(first === id ? [] : [`${id} (${name}): its error is taken for ${first ?? 'none'}`]),
      ...(last === undefined ? [] : [`${id} (${name}): what its cure printed is taken for ${last}`]),
    ];
  });
}

test('recorded errors still name their page first, and what cures printed names none', () => {
  const match = compileMatcher(signatureEntries(shelf.pages));
  assert.deepEqual(
    shelf.pages.flatMap((page) => misreadings(page, match)),
    [HIDDEN],
  );
});

test('a recorded run that another page has taken over is found out', () => {
  const page = shelf.pages.find(({ id }) => id === 'git/not-a-git-repository');
  assert.ok(page);
  const entries = signatureEntries(shelf.pages);
  const printed = 'On branch';
  const thief = { id: 'git/thief', title: 'Thief', signatures: [{ template: printed }] };
  assert.match(
    misreadings(page, compileMatcher([...entries, thief])).join('\n'),
    /its cure printed is taken for git\/thief/,
  );
  assert.match(misreadings(page, compileMatcher([])).join('\n'), /its error is taken for none/);
});

rerunProofs('every page was run as it is now, or is run again', shelf.pages, { trustKeys: true });

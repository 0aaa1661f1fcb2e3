import { readFileSync } from 'node:fs';
import type { Evidence } from '../schema/evidence.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import { type CaseRecord, proveCase } from './case.ts';
import { differences, makeEvidence, writeEvidence } from './evidence-file.ts';
import { compileMatcher } from './matcher.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import type { Page, Shelf } from './page.ts';
import { createQueue } from './queue.ts';
import { type Runnable, lackOf, openBox, openScene } from './scene.ts';
import { TOOLS, isReproducible, shortVersion, unknownTools } from './tools.ts';

/** How a page's proof went, in lines for a person: the first says it, the others explain. */
export type Verdict = {
  page: Page;
  state: 'held' | 'failed' | 'skipped' | 'exempt' | 'unproven';
  lines: string[];
  evidence?: Evidence;
};

/** `check` compares with what is recorded, `record` writes what changed, `refresh` writes everything anew. */
export type Mode = 'check' | 'record' | 'refresh';

/** Prepares to prove pages of a shelf, a number of cases at a time. */
export function createProver({
  root,
  shelf,
  mode,
  jobs,
}: {
  root: string;
  shelf: Shelf;
  mode: Mode;
  jobs: number;
}) {
  const match = compileMatcher(signatureEntries(shelf.pages));
  const queue = createQueue(jobs);
  const versions = new Map<string, Promise<string>>();

  function versionOf(name: string): Promise<string> {
    const known = versions.get(name) ?? queue(() => askVersion(name));
    versions.set(name, known);
    return known;
  }

  async function prove(page: Page): Promise<Verdict> {
    const { proof } = page;
    if (!proof) {
      const state = mode === 'check' ? 'failed' : 'unproven';
      return { page, state, lines: ['has no proof file. Write one, or an exemption with its reason.'] };
    }
    if ('exempt' in proof) return judgeExemption(page, proof.exempt);
    const strange = proof.needs.filter((name) => !Object.hasOwn(TOOLS, name));
    if (strange.length > 0) return { page, state: 'failed', lines: [unknownTools(strange)] };
    const lack = lackOf(proof);
    if (lack) {
      const help = `Get it with \`npm run prove -- --install ${page.id}\`.`;
      return { page, state: 'skipped', lines: [`skipped: ${lack} is not installed. ${help}`] };
    }
    const [version, results] = await Promise.all([
      versionOf(proof.needs[0] ?? ''),
      Promise.allSettled(
        proof.cases.map((theCase) =>
          queue(() => proveCase(theCase, { page, match, open: () => openScene(theCase, proof) })),
        ),
      ),
    ]);
    const failures = results.flatMap((result, index) =>
      result.status === 'rejected' ? explain(proof.cases[index], result.reason) : [],
    );
    if (failures.length > 0) return { page, state: 'failed', lines: ['does not hold.', ...failures] };
    const cases = results.flatMap((result): CaseRecord[] =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    return settle(page, proof, cases, version);
  }

  function settle(page: Page, proof: Runnable, cases: CaseRecord[], version: string): Verdict {
    const name = proof.needs[0] ?? '';
    const tool = { name: TOOLS[name]?.label ?? name, version };
    const evidence = makeEvidence({
      page,
      cases,
      tool,
      system: systemName(),
      date: new Date().toISOString().slice(0, 10),
    });
    const summary = `${evidence.level} with ${tool.name} ${tool.version}, ${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;
    if (mode === 'check') {
      const found = differences(page.evidence, evidence);
      return found.length === 0
        ? { page, state: 'held', lines: [`${summary}, as recorded.`], evidence }
        : {
            page,
            state: 'failed',
            lines: ['evidence is not true. Run `npm run prove` to record it anew.', ...found],
            evidence,
          };
    }
    const written = writeEvidence(root, page.evidence, evidence, mode === 'refresh');
    return {
      page,
      state: 'held',
      lines: [`${summary}${written ? ', recorded.' : ', as recorded.'}`],
      evidence,
    };
  }

  return {
    /** Proves pages and tells each verdict as soon as it is known. */
    proveAll: (pages: Page[], tell: (verdict: Verdict) => void): Promise<Verdict[]> =>
      Promise.all(
        pages.map(async (page) => {
          const verdict = await prove(page);
          tell(verdict);
          return verdict;
        }),
      ),
  };
}

/** `Debian 12`: the system whose files the cases see. */
export function systemName(): string {
  const text = readFileSync('/etc/os-release', 'utf8');
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(text)?.[1] ?? '';
  const name = field('NAME').replace(/ GNU\/Linux$/, '');
  return `${name} ${field('VERSION_ID')}`;
}

async function askVersion(name: string): Promise<string> {
  const sandbox = await openBox('you', [name], 20);
  try {
    return shortVersion((await sandbox.run(TOOLS[name]?.version ?? 'true')).output);
  } finally {
    await sandbox.close();
  }
}

function judgeExemption(page: Page, { reason, why }: { reason: string; why: string }): Verdict {
  const [folder = ''] = page.id.split('/');
  return isReproducible(folder)
    ? { page, state: 'failed', lines: [`is exempt (${reason}), but ${folder} runs here. Write its cases.`] }
    : { page, state: 'exempt', lines: [`exempt (${reason}): ${why}`] };
}

function explain(theCase: ProofCase | undefined, reason: unknown): string {
  const head = `case "${theCase?.name}" · ${reason instanceof Error ? reason.message : String(reason)}`;
  if (!(reason instanceof CaseFailure) || !reason.run) return head;
  const { output, exit } = reason.run;
  const lines = output.trimEnd().split('\n');
  const shown =
    lines.length > 40
      ? [...lines.slice(0, 20), `… ${lines.length - 40} lines …`, ...lines.slice(-20)]
      : lines;
  return [head, ...shown.map((line) => `  │ ${line}`), `  └ exit ${exit}`].join('\n');
}

import { readFileSync } from 'node:fs';
import type { Evidence } from '../schema/evidence.ts';
import type { ProofCase } from '../schema/proof.ts';
import { CaseFailure } from './case-failure.ts';
import { differences, makeEvidence, treeEvidence, writeEvidence } from './evidence-file.ts';
import { compileMatcher } from './matcher.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import type { Page, Shelf } from './page.ts';
import { createQueue, type Queue } from './queue.ts';
import { isCurrentKey, runKey } from './run-key.ts';
import { type Runnable, lackOf, openBox } from './scene.ts';
import { runTree, type TreeRun } from './tree-run.ts';
import { TOOLS, isReproducible, shortVersion, unknownTools } from './tools.ts';

/** How a page's proof went, in lines for a person: the first says it, the others explain. */
export type Verdict = {
  page: Page;
  state: 'held' | 'failed' | 'skipped' | 'exempt' | 'unproven';
  lines: string[];
  evidence?: Evidence;
  /** What the walks showed, where the page was run. */
  run?: TreeRun;
};

/** `check` compares with what is recorded, `record` writes what changed, `refresh` writes everything anew, `try` does neither. */
type Mode = 'check' | 'record' | 'refresh' | 'try';

/** What a prover works with. */
interface Settings {
  root: string;
  shelf: Shelf;
  mode: Mode;
  jobs: number;
  /** Take the record of a page for true when nothing has changed that its runs depend on. */
  trustKeys?: boolean;
}

/** Prepares to prove pages of a shelf, a number of cases at a time. */
export function createProver({ root, shelf, mode, jobs, trustKeys = false }: Settings) {
  const match = compileMatcher(signatureEntries(shelf.pages));
  const queue = createQueue(jobs);
  const versionOf = createVersionLookup(queue);

  async function prove(page: Page): Promise<Verdict> {
    const proof = runnableProof(page, mode);
    if ('verdict' in proof) return proof.verdict;
    const versions = await Promise.all(proof.needs.map(versionOf));
    const recorded = page.evidence?.tree.key;
    if (trustKeys && recorded !== undefined && isCurrentKey(recorded, page, proof, versions))
      return { page, state: 'held', lines: ['as recorded; nothing has changed that its runs depend on.'] };
    const run = await runTree({ page, proof, match }, queue, { isPart: mode === 'try' });
    if (run.failures.length > 0) {
      const lines = run.failures.map(({ theCase, failure }) => explain(theCase, failure));
      return { page, state: 'failed', lines: ['does not hold.', ...lines], run };
    }
    const name = proof.needs[0] ?? '';
    const evidence = makeEvidence({
      page,
      cases: run.cases,
      tool: { name: TOOLS[name]?.label ?? name, version: versions[0] ?? '' },
      system: systemName(),
      date: new Date().toISOString().slice(0, 10),
      tree: treeEvidence(run, runKey(page, proof, versions)),
    });
    return { ...settle({ root, mode }, page, evidence), run };
  }

  return {
    /** Proves pages, a few at a time so that what is done stays when the run is ended early, and tells each verdict as soon as it is known. */
    proveAll: (pages: Page[], tell: (verdict: Verdict) => void): Promise<Verdict[]> => {
      const inTurn = createQueue(jobs);
      return Promise.all(
        pages.map((page) =>
          inTurn(async () => {
            const verdict = await prove(page);
            tell(verdict);
            return verdict;
          }),
        ),
      );
    },
  };
}

/** The proof that can run here, or the verdict where none can. */
function runnableProof(page: Page, mode: Mode): Runnable | { verdict: Verdict } {
  const { proof } = page;
  if (!proof) {
    const state = mode === 'check' ? 'failed' : 'unproven';
    const lines = ['has no proof file. Write one, or an exemption with its reason.'];
    return { verdict: { page, state, lines } };
  }
  if ('exempt' in proof) return { verdict: judgeExemption(page, proof.exempt) };
  const strange = proof.needs.filter((name) => !Object.hasOwn(TOOLS, name));
  if (strange.length > 0) return { verdict: { page, state: 'failed', lines: [unknownTools(strange)] } };
  const lack = lackOf(proof);
  if (!lack) return proof;
  const help = `Get it with \`npm run prove -- --install ${page.id}\`.`;
  return { verdict: { page, state: 'skipped', lines: [`skipped: ${lack} is not installed. ${help}`] } };
}

/** Compares evidence with the record, or writes it. */
function settle({ root, mode }: Pick<Settings, 'root' | 'mode'>, page: Page, evidence: Evidence): Verdict {
  const { level, tool, cases } = evidence;
  const summary = `${level} with ${tool.name} ${tool.version}, ${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;
  if (mode === 'try') return { page, state: 'held', lines: [`${summary}, nothing recorded.`], evidence };
  if (mode !== 'check') {
    const written = writeEvidence(root, page.evidence, evidence, mode === 'refresh');
    return {
      page,
      state: 'held',
      lines: [`${summary}${written ? ', recorded.' : ', as recorded.'}`],
      evidence,
    };
  }
  const found = differences(page.evidence, evidence);
  if (found.length === 0) return { page, state: 'held', lines: [`${summary}, as recorded.`], evidence };
  const advice = 'evidence is not true. Run `npm run prove` to record it anew.';
  return { page, state: 'failed', lines: [advice, ...found], evidence };
}

/** Asks each tool for its version once. */
function createVersionLookup(queue: Queue): (name: string) => Promise<string> {
  const versions = new Map<string, Promise<string>>();
  return (name) => {
    const known = versions.get(name) ?? queue(() => askVersion(name));
    versions.set(name, known);
    return known;
  };
}

/** `Debian 12`: the system whose files the cases see. @internal Its tests call it. */
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

function explain(theCase: ProofCase, reason: unknown): string {
  const head = `case "${theCase.name}" · ${reason instanceof Error ? reason.message : String(reason)}`;
  if (!(reason instanceof CaseFailure) || !reason.run) return head;
  const { output, exit } = reason.run;
  const lines = output.trimEnd().split('\n');
  const shown =
    lines.length > 40
      ? [...lines.slice(0, 20), `… ${lines.length - 40} lines …`, ...lines.slice(-20)]
      : lines;
  return [head, ...shown.map((line) => `  │ ${line}`), `  └ exit ${exit}`].join('\n');
}

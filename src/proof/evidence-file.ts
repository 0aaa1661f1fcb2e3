import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { redact } from '../core/redaction/redact.ts';
import { type Evidence, evidenceSchema } from '../schema/evidence.ts';
import type { CaseRecord } from './case.ts';
import type { Page } from './page.ts';
import type { TreeRun } from './tree-run.ts';
import { pageHash, sha256 } from '../catalog/evidence-state.ts';

/** What a run found out about a page. */
export type Finding = {
  page: Page;
  cases: CaseRecord[];
  tool: Evidence['tool'];
  system: string;
  date: string;
  tree: Evidence['tree'];
};

/** Evidence of a run in which every case held. */
export function makeEvidence({ page, cases, tool, system, date, tree }: Finding): Evidence {
  return evidenceSchema.parse({
    page: page.id,
    level: pageLevelOf(cases),
    tool,
    system,
    date,
    pageHash: pageHash(page),
    proofHash: sha256(page.proofText ?? ''),
    cases: cases.map(hideSecrets),
    tree,
  });
}

/** Places that a command touched, shown at most. */
const MOST_TOUCHED = 6;

/** What the walks over a page showed, in the form of evidence; `key` tells what the runs depended on. */
export function treeEvidence(
  { seen, touches, undone, shaken, deadEnds }: TreeRun,
  key: string,
): Evidence['tree'] {
  const numbers: Record<string, number[]> = {};
  for (const [id = '', number] of [...seen].map((each) => each.split(' ')))
    (numbers[id] ??= []).push(Number(number));
  for (const own of Object.values(numbers)) own.sort((a, b) => a - b);
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
  return {
    key,
    seen: Object.fromEntries(Object.entries(numbers).sort(byName)),
    touches: Object.fromEntries(
      [...touches]
        .map(([id, names]): [string, string[]] => [id, filesOf(names)])
        .filter(([, names]) => names.length > 0)
        .sort(byName),
    ),
    undone: [...undone].sort(),
    shaken: [...shaken].sort(),
    deadEnds: [...deadEnds].sort((a, b) => a - b),
  };
}

/** The files among changes that mean something to a reader: not what lies in `.git`, nor what has a new name each time. */
function filesOf(changes: Set<string>): string[] {
  return [...changes]
    .filter(
      (change) =>
        /^(~|\.?\/|\.$)/.test(change) && !/\/\.git\/(refs|packed-refs|HEAD|rebase)|\d{5,}/.test(change),
    )
    .sort()
    .slice(0, MOST_TOUCHED);
}

/** A page is simulated when any case is, proven when any case was also fixed, else reproduced. @internal Its tests call it. */
export function pageLevelOf(cases: CaseRecord[]): Evidence['level'] {
  const levels = cases.map(({ level }) => level);
  if (levels.includes('simulated')) return 'simulated';
  return levels.includes('proven') ? 'proven' : 'reproduced';
}

/** How a new run differs from the record, a sentence each; empty when the same was shown. Times, hashes and process ids in a session differ always and say nothing. */
export function differences(recorded: Evidence | undefined, fresh: Evidence): string[] {
  if (!recorded) return ['has no recorded evidence.'];
  const found: string[] = [];
  if (recorded.pageHash !== fresh.pageHash)
    found.push('was recorded for other signatures, commands or values than the page has now.');
  if (recorded.proofHash !== fresh.proofHash) found.push('was recorded for another proof file.');
  if (recorded.level !== fresh.level)
    found.push(`was recorded as ${recorded.level} and is ${fresh.level} now.`);
  const names = (evidence: Evidence) => evidence.cases.map(({ name }) => name).join(', ');
  if (names(recorded) !== names(fresh)) found.push(`was recorded with the cases ${names(recorded)}.`);
  else fresh.cases.forEach((record, index) => found.push(...caseDifferences(recorded.cases[index], record)));
  return [...found, ...treeDifferences(recorded.tree, fresh.tree)];
}

/** The key and the touched files are left out: another version of a tool may touch other files. */
function treeDifferences(recorded: Evidence['tree'], fresh: Evidence['tree']): string[] {
  const shown = (tree: Evidence['tree']) => ({
    'outcomes seen': tree.seen,
    'undos run': tree.undone,
    'commands shaken': tree.shaken,
    'dead ends shown': tree.deadEnds,
  });
  const [before, now] = [Object.entries(shown(recorded)), shown(fresh)];
  return before.flatMap(([name, value]) => {
    const [then, today] = [JSON.stringify(value), JSON.stringify(now[name as keyof typeof now])];
    return then === today ? [] : [`${name} were ${then} and are ${today} now.`];
  });
}

/** Writes evidence under `content/evidence`, unless the same was shown with the same version of the tool. Returns whether it was written. */
export function writeEvidence(
  root: string,
  recorded: Evidence | undefined,
  fresh: Evidence,
  refresh: boolean,
): boolean {
  const isSame =
    recorded &&
    differences(recorded, fresh).length === 0 &&
    recorded.tool.version === fresh.tool.version &&
    recorded.system === fresh.system;
  if (isSame && !refresh && recorded.tree.key === fresh.tree.key) return false;
  // The same was shown by another runner: only what says so is new.
  const kept = isSame && !refresh;
  const written = kept ? { ...recorded, tree: { ...recorded.tree, key: fresh.tree.key } } : fresh;
  const file = join(root, 'content/evidence', `${fresh.page}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
  return !kept;
}

/** A case with secrets out of its outputs and captures. The case's own person and example addresses are nobody's, and stay. @internal Its tests call it. */
export function hideSecrets(record: CaseRecord): CaseRecord {
  const texts: string[] = [];
  const collect = (text: string) => `${texts.push(text) - 1}`;
  const marked = mapOutputs(record, collect);
  const hidden = HARMLESS.reduce((text, [plain, mark]) => text.replaceAll(plain, mark), texts.join(BOUNDARY));
  const clean = HARMLESS.reduce(
    (text, [plain, mark]) => text.replaceAll(mark, plain),
    redact(hidden).text,
  ).split(BOUNDARY);
  return mapOutputs(marked, (index) => clean[Number(index)] ?? '');
}

const BOUNDARY = '\n\uE0FF\n';
const HARMLESS = ['/home/you', 'you@example.com', '@example.com', '@box', '@localhost'].map(
  (plain, index) => [plain, String.fromCharCode(0xe000 + index)] as const,
);

function mapOutputs(record: CaseRecord, change: (text: string) => string): CaseRecord {
  const step = <T extends { output: string }>(one: T): T => ({ ...one, output: change(one.output) });
  return {
    ...record,
    captures: Object.fromEntries(
      Object.entries(record.captures).map(([name, value]) => [name, change(value)]),
    ),
    before: record.before.map(step),
    after: record.after.map(step),
  };
}

function caseDifferences(recorded: CaseRecord | undefined, fresh: CaseRecord): string[] {
  if (!recorded) return [];
  const exits = ({ before, after }: CaseRecord) => [...before, ...after].map(({ exit }) => exit).join(', ');
  const found: string[] = [];
  if (recorded.level !== fresh.level)
    found.push(`case "${fresh.name}" was ${recorded.level} and is ${fresh.level} now.`);
  if (exits(recorded) !== exits(fresh))
    found.push(`case "${fresh.name}" ended with exit codes ${exits(recorded)} before, ${exits(fresh)} now.`);
  return found;
}

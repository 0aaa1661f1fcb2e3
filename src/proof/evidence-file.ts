import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Evidence, evidenceSchema } from '../schema/evidence.ts';
import type { CaseRecord } from './case.ts';
import type { Page } from './page.ts';
import { pageHash, sha256 } from './page-hash.ts';

/** What a run found out about a page. */
export type Finding = {
  page: Page;
  cases: CaseRecord[];
  tool: Evidence['tool'];
  system: string;
  date: string;
};

/** Evidence of a run in which every case held. */
export function makeEvidence({ page, cases, tool, system, date }: Finding): Evidence {
  return evidenceSchema.parse({
    page: page.id,
    level: pageLevelOf(cases),
    tool,
    system,
    date,
    pageHash: pageHash(page),
    proofHash: sha256(page.proofText ?? ''),
    cases,
  });
}

/** A page is simulated when any case is, proven when any case was also fixed, else reproduced. */
export function pageLevelOf(cases: CaseRecord[]): Evidence['level'] {
  const levels = cases.map(({ level }) => level);
  if (levels.includes('simulated')) return 'simulated';
  return levels.includes('proven') ? 'proven' : 'reproduced';
}

/** How a new run differs from the record, a sentence each; empty when it only differs in its date and in what changes from run to run. */
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
  return found;
}

/** Writes evidence under `content/evidence`, unless it says what is already recorded there. Returns whether it was written. */
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
    sessionText(recorded) === sessionText(fresh);
  if (isSame && !refresh) return false;
  const file = join(root, 'content/evidence', `${fresh.page}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`);
  return true;
}

/** A text with everything that differs from run to run replaced: times, hashes, process ids, temporary names. */
export function neutralise(text: string): string {
  return VARYING.reduce((result, [pattern, stand]) => result.replace(pattern, stand), text);
}

const VARYING: [RegExp, string][] = [
  [/\b\d{4}-\d{2}-\d{2}(?:[T_ ]\d{2}[:_]\d{2}[:_]\d{2}(?:[._]\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?/g, '<time>'],
  [
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{0,12}?\d{2}:\d{2}:\d{2}(?: [A-Z]{3,4}| \+\d{4})?(?: \d{4})?/g,
    '<time>',
  ],
  [
    /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{2}:\d{2}(?::\d{2})?(?: \d{4})?( GMT| UTC)?/g,
    '<time>',
  ],
  [/\b\d{1,2}:\d{2}:\d{2}(?:\.\d+)?\b/g, '<time>'],
  [/\b\d+(?:\.\d+)? ?(?:ms|µs|s|sec|seconds?)\b/g, '<duration>'],
  [/\bSHA256:[A-Za-z0-9+/]{43}/g, '<hash>'],
  [/\bsha(?:1|256|512)[-:][A-Za-z0-9+/=]{27,}/g, '<hash>'],
  [/\b[0-9a-f]{7,64}\b/g, '<hash>'],
  [/\b(tmp|temp)[._-]?[A-Za-z0-9_]{6,}/g, '<temporary>'],
  [/\b(pid|PID|process)([ =:]+)\d+/g, '$1$2<pid>'],
  [/\[\d{2,7}\]/g, '[<pid>]'],
  [/\b\d{2,7}#\d+:/g, '<pid>:'],
];

function caseDifferences(recorded: CaseRecord | undefined, fresh: CaseRecord): string[] {
  if (!recorded) return [];
  const exits = ({ before, after = [] }: CaseRecord) =>
    [...before, ...after].map(({ exit }) => exit).join(', ');
  const found: string[] = [];
  if (recorded.level !== fresh.level)
    found.push(`case "${fresh.name}" was ${recorded.level} and is ${fresh.level} now.`);
  if (recorded.inspected?.outcome !== fresh.inspected?.outcome)
    found.push(`case "${fresh.name}" printed another outcome before.`);
  if (exits(recorded) !== exits(fresh))
    found.push(`case "${fresh.name}" ended with exit codes ${exits(recorded)} before, ${exits(fresh)} now.`);
  return found;
}

function sessionText({ cases }: Evidence): string {
  return JSON.stringify(cases, (_key, value: unknown) =>
    typeof value === 'string' ? neutralise(value) : value,
  );
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { comparisonSchema, type ComparisonData } from '../schema/comparison.ts';
import type { ErrorData } from '../schema/error.ts';
import { evidenceSchema, type Evidence } from '../schema/evidence.ts';
import type { Proof } from '../schema/proof.ts';
import { areaSchema, toolSchema, type AreaData, type ToolData } from '../schema/tool.ts';
import { fit, parsePage, parseProof, type Checked } from './fit.ts';
import { parseJson, parseYaml, plainText, readText, splitFrontmatter } from './file-text.ts';
import { listFiles } from './list-files.ts';
import { locateProblems } from './positions.ts';
import type { Problem, Schema } from './problems.ts';
import { createRecall, type Recall } from './recall.ts';
import type { RecordStore } from './record-store.ts';

/** The shelves, in their order. */
export const AREAS_FILE = 'content/areas.yaml';

/** The comparisons, in the order in which they are listed. */
export const COMPARISONS_FILE = 'content/comparisons.yaml';

/** A page as its author wrote it. */
export interface ErrorEntry {
  /** `tool/slug`, from the file's place. */
  id: string;
  /** Path from the project's root, with forward slashes. */
  file: string;
  data: ErrorData;
  /** The MDX under the frontmatter. */
  body: string;
  /** The very file has passed all checks of a page by itself in a build before. */
  passed?: boolean;
}

type ToolEntry = { id: string; file: string; data: ToolData };
/** @internal Fixtures are typed by it. */
export type ProofEntry = { id: string; file: string; data: Proof };
/** `sum` is a hash of the file. */
type EvidenceEntry = { id: string; file: string; data: Evidence; sum: string };

/** Everything under `content/`, typed. */
export interface Content {
  areas: AreaData[];
  tools: ToolEntry[];
  errors: ErrorEntry[];
  proofs: ProofEntry[];
  evidence: EvidenceEntry[];
  comparisons: ComparisonData[];
  /** Files that are there and do not fit: what they hold is left out above. */
  unread?: ReadonlySet<string>;
}

/** What the steps of a reading share. */
interface Reading {
  root: string;
  problems: Problem[];
  recall: Recall;
}

/**
 * Reads and checks every content file below `root` (a folder that holds `content/`).
 * Never throws for what an author wrote: what does not fit its schema is left out and reported.
 * Files that `records` knows are not parsed again; save them once all checks have passed.
 */
export async function readContent(
  root: string,
  records?: RecordStore,
): Promise<{ content: Content; problems: Problem[] }> {
  const reading: Reading = { root, problems: [], recall: createRecall(records) };
  const areas = await readList(areaSchema, AREAS_FILE, reading);
  const hasComparisons = existsSync(path.join(root, COMPARISONS_FILE));
  const comparisons = hasComparisons ? await readList(comparisonSchema, COMPARISONS_FILE, reading) : [];
  const tools = readTools(reading);
  const pages = listFiles(path.join(root, 'content/errors'));
  const errors = readErrors(pages, reading);
  const proofs = readProofs(pages, reading);
  const evidence = readEvidence(reading);
  const unread = new Set(reading.problems.map(({ file }) => file));
  return {
    content: { areas, tools, errors, proofs, evidence, comparisons, unread },
    problems: locateProblems(root, reading.problems),
  };
}

/** The id of a page or a proof from its file: `git/not-a-git-repository`. */
export function idOf(file: string): string {
  return file.replace(/^content\/(?:errors|evidence)\//, '').replace(/\.(?:mdx|proof\.yaml|json)$/, '');
}

/** The entries of a YAML file that is one list. */
async function readList<T>(schema: Schema<T>, file: string, reading: Reading): Promise<T[]> {
  const { value, problems } = parseYaml(plainText(await readFile(path.join(reading.root, file), 'utf8')), file);
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry, index) => {
    const data = keep(fit(schema, { value: entry, problems }, file, `[${index}]`), reading);
    return data ? [data] : [];
  });
}

function readTools(reading: Reading): ToolEntry[] {
  return [...readAll(reading, 'content/tools', '.yaml')].flatMap(({ file, text }) => {
    const data = keep(fit(toolSchema, parseYaml(text, file), file), reading);
    return data ? [{ id: path.basename(file, '.yaml'), file, data }] : [];
  });
}

function readErrors(names: string[], reading: Reading): ErrorEntry[] {
  const errors: ErrorEntry[] = [];
  for (const { file, text } of readAll(reading, 'content/errors', '.mdx', names)) {
    const { data, passed } = reading.recall(file, text, () => keep(parsePage(text, file), reading));
    // A copy: a slice would hold on to the whole text of its file.
    const body = Buffer.from(splitFrontmatter(text).body).toString();
    if (data) errors.push({ id: idOf(file), file, data, body, passed });
  }
  return errors;
}

function readProofs(names: string[], reading: Reading): ProofEntry[] {
  const proofs: ProofEntry[] = [];
  for (const { file, text } of readAll(reading, 'content/errors', '.proof.yaml', names)) {
    const { data } = reading.recall(file, text, () => keep(parseProof(text, file), reading));
    if (data) proofs.push({ id: idOf(file), file, data });
  }
  return proofs;
}

function readEvidence(reading: Reading): EvidenceEntry[] {
  const evidence: EvidenceEntry[] = [];
  for (const { file, text } of readAll(reading, 'content/evidence', '.json')) {
    const { data, sum } = reading.recall(file, text, () =>
      keep(fit(evidenceSchema, parseJson(text, file), file), reading),
    );
    if (data) evidence.push({ id: idOf(file), file, data, sum });
  }
  return evidence;
}

function keep<T>({ data, problems }: Checked<T>, reading: Reading): T | undefined {
  reading.problems.push(...problems);
  return data;
}

/** Files named with a leading `_` are drafts and templates: not read. Sorted, so that every run reads alike. */
function readAll(
  { root }: Reading,
  folder: string,
  ending: string,
  names = listFiles(path.join(root, folder)),
) {
  const files = names
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith(ending) && !path.basename(file).startsWith('_'))
    .sort();
  // Each file when its turn comes, so that not all are in memory.
  return files.values().map((file) => ({ file, text: readText(path.join(root, file)) }));
}

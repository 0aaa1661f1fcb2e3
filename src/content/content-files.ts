import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import { errorSchema, type ErrorData } from '../schema/error.ts';
import { evidenceSchema, type Evidence } from '../schema/evidence.ts';
import { proofSchema, type Proof } from '../schema/proof.ts';
import { areaSchema, toolSchema, type AreaData, type ToolData } from '../schema/tool.ts';
import { listFiles } from './list-files.ts';
import { explainIssues, type Problem, type Schema } from './problems.ts';
import type { RecordStore } from './record-store.ts';

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
type AreaEntry = AreaData & { file: string };
/** @internal Fixtures are typed by it. */
export type ProofEntry = { id: string; file: string; data: Proof };
/** `sum` is a hash of the file. */
type EvidenceEntry = { id: string; file: string; data: Evidence; sum: string };

/** Everything under `content/`, typed. */
export interface Content {
  areas: AreaEntry[];
  tools: ToolEntry[];
  errors: ErrorEntry[];
  proofs: ProofEntry[];
  evidence: EvidenceEntry[];
}

/** The file's own reading: a value, or what is wrong with it. */
type Parsed = { value: unknown; problems: Problem[] };

/**
 * Reads and checks every content file below `root` (a folder that holds `content/`).
 * Never throws for what an author wrote: what does not fit its schema is left out and reported.
 * Files that `records` knows are not parsed again; save them once all checks have passed.
 */
export async function readContent(
  root: string,
  records?: RecordStore,
): Promise<{ content: Content; problems: Problem[] }> {
  const problems: Problem[] = [];
  const content: Content = { areas: [], tools: [], errors: [], proofs: [], evidence: [] };
  const check = <T>(schema: Schema<T>, file: string, parsed: Parsed, prefix = ''): T | undefined => {
    problems.push(...parsed.problems);
    if (parsed.problems.length > 0) return undefined;
    const result = schema.safeParse(parsed.value);
    if (result.success) return result.data;
    problems.push(...explainIssues(result.error.issues, parsed.value, file, prefix));
    return undefined;
  };

  const areas = parseYaml(
    await readFile(path.join(root, 'content/areas.yaml'), 'utf8'),
    'content/areas.yaml',
  );
  for (const [index, value] of (Array.isArray(areas.value) ? areas.value : [areas.value]).entries()) {
    const data = check(areaSchema, 'content/areas.yaml', { ...areas, value }, `[${index}]`);
    if (data) content.areas.push({ ...data, file: 'content/areas.yaml' });
  }

  for (const { file, text } of readAll(root, 'content/tools', '.yaml')) {
    const data = check(toolSchema, file, parseYaml(text, file));
    if (data) content.tools.push({ id: path.basename(file, '.yaml'), file, data });
  }

  let lastGroup = '';
  /** What is recorded of a file with this text, or else what `make` makes of it. */
  const recall = <T>(file: string, text: string, make: () => T | undefined) => {
    const group = `${path.posix.dirname(file)}${path.extname(file)}`;
    if (group !== lastGroup) records?.flush();
    lastGroup = group;
    const key = hash('sha256', `${file}\n${text}`);
    const known = records?.get(group, key);
    if (known !== undefined) return { data: JSON.parse(known) as T, passed: true, key };
    const data = make();
    if (!data || !records) return { data, passed: false, key };
    const recorded = JSON.stringify(data);
    records.put(group, key, recorded);
    // What comes from a parser holds on to the whole text of its file; this does not.
    return { data: JSON.parse(recorded) as T, passed: false, key };
  };

  const pages = listFiles(path.join(root, 'content/errors'));
  for (const { file, text } of readAll(root, 'content/errors', '.mdx', pages)) {
    const { frontmatter, body } = splitFrontmatter(text);
    const { data, passed } = recall(file, text, () =>
      check(errorSchema, file, parseYaml(frontmatter, file, 1)),
    );
    if (!data) continue;
    // JSON has no dates.
    data.updated = new Date(data.updated);
    if (data.published) data.published = new Date(data.published);
    content.errors.push({
      id: idOf(file, 'content/errors', '.mdx'),
      file,
      data,
      body: Buffer.from(body).toString(),
      passed,
    });
  }

  for (const { file, text } of readAll(root, 'content/errors', '.proof.yaml', pages)) {
    const { data } = recall(file, text, () => check(proofSchema, file, parseYaml(text, file)));
    if (data) content.proofs.push({ id: idOf(file, 'content/errors', '.proof.yaml'), file, data });
  }

  for (const { file, text } of readAll(root, 'content/evidence', '.json')) {
    const { data, key } = recall(file, text, () => check(evidenceSchema, file, parseJson(text, file)));
    if (data) content.evidence.push({ id: idOf(file, 'content/evidence', '.json'), file, data, sum: key });
  }
  return { content, problems };
}

/** Splits a page into the YAML between its `---` lines and the body below. */
export function splitFrontmatter(text: string): { frontmatter: string; body: string } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  return end === -1
    ? { frontmatter: '', body: text }
    : { frontmatter: text.slice(4, end + 1), body: text.slice(end + 5) };
}

/** `linesAbove` is how many lines of the file stand above `text`. */
function parseYaml(text: string, file: string, linesAbove = 0): Parsed {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }), problems: [] };
  } catch {
    return explainYaml(text, file, linesAbove);
  }
}

/** Reads again what the fast parser refused, with the one that knows the line of every mistake. */
function explainYaml(text: string, file: string, linesAbove: number): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map((error) => ({
    file,
    field: `line ${lines.linePos(error.pos[0]).line + linesAbove}`,
    message: `is not YAML: ${error.message.replace(/\.?$/, '.')} Quote text that holds \`: \`, \` #\` or begins with a special character.`,
  }));
  return { value: problems.length > 0 ? undefined : (document.toJS() as unknown), problems };
}

function parseJson(text: string, file: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown, problems: [] };
  } catch (error) {
    const message = `is not JSON: ${(error as Error).message}. Run npm run prove to write it anew.`;
    return { value: undefined, problems: [{ file, field: 'the file', message }] };
  }
}

/** Files named with a leading `_` are drafts and templates: not read. Sorted, so that every run reads alike. */
function readAll(root: string, folder: string, ending: string, names = listFiles(path.join(root, folder))) {
  const files = names
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith(ending) && !path.basename(file).startsWith('_'))
    .sort();
  // Each file when its turn comes, so that not all are in memory.
  return files.values().map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

function idOf(file: string, folder: string, ending: string): string {
  return file.slice(folder.length + 1, -ending.length);
}

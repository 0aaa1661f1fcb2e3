import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { readContent } from '../src/content/content-files.ts';
import { splitFrontmatter } from '../src/content/file-text.ts';
import { pageHash, sha256 } from '../src/catalog/evidence-state.ts';
import { errorSchema } from '../src/schema/error.ts';
import { RELATION_KINDS, type RelationKind } from '../src/schema/related.ts';
import { createRewriter, type Rewrite } from './build-words.ts';

/** A content file: its path from the project's root, and its text. */
export type ContentFile = [file: string, text: string];

type Relation = { id: string; kind: RelationKind; why: string; check?: string };
type Front = Record<string, unknown> & {
  title: string;
  signatures: { template: string }[];
  quickFix: { text: string };
  causes: { id: string; fix?: string[] }[];
  commands: { id: string; risk: string; outcomes?: { next?: string }[] }[];
  related: Relation[];
};
type Original = { id: string; front: Front; body: string; proof: string; evidence?: object };

/** How many copies of a tool's pages stand under one tool: about 50 pages, as many as a large tool has. */
const COPIES_PER_TOOL = 10;

/** Names, choices and addresses, which stay as they are. */
const KEPT = new Set([
  'id',
  'next',
  'kind',
  'risk',
  'shell',
  'file',
  'updated',
  'url',
  'level',
  'date',
  'system',
  'case',
  'source',
]);

/**
 * The content of `count` pages: first the real ones of `root`, then copies of them under new ids, in which every fourth
 * word is another one. The same on every run, and valid. Yields the files one by one, so that 20,000 pages need no memory.
 */
export async function* makeContent(root: string, count: number): AsyncGenerator<ContentFile> {
  const originals = await readOriginals(root);
  const rewriter = createRewriter(
    originals.map(({ front, body }) => JSON.stringify(front) + body).join('\n'),
  );
  const ids = Array.from({ length: count }, (_, index) => idOf(originals, index));
  const made = new Set(ids);
  const tools = new Set<string>();
  for (const [index, id] of ids.entries()) {
    const original = originals[index % originals.length] as Original;
    const copy = Math.floor(index / originals.length);
    const [tool = ''] = id.split('/');
    if (!tools.has(tool)) yield [`content/tools/${tool}.yaml`, toolText(root, original.id, tool)];
    tools.add(tool);
    const rewrite = rewriter(copy);
    const inCopy = (other: string) => {
      const there = copyId(other, copy);
      return made.has(there) ? there : undefined;
    };
    const front = rewriteFront(original.front, copy, rewrite, inCopy);
    if (front.related.length === 0) front.related = [neighbour(ids, index, originals)];
    yield [
      `content/errors/${id}.mdx`,
      `---\n${stringify(front, { lineWidth: 0 })}---\n${rewrite.lines(original.body)}`,
    ];
    yield [`content/errors/${id}.proof.yaml`, original.proof];
    if (original.evidence) {
      const evidence = {
        ...(rewriteDeep(original.evidence, rewrite) as object),
        page: id,
        pageHash: pageHash(errorSchema.parse(front)),
        proofHash: sha256(original.proof),
      };
      yield [`content/evidence/${id}.json`, `${JSON.stringify(evidence, undefined, 2)}\n`];
    }
  }
}

async function readOriginals(root: string): Promise<Original[]> {
  const { content } = await readContent(root);
  const recorded = new Map(content.evidence.map(({ id, file }) => [id, file]));
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  return content.errors.map(({ id, file }) => {
    const { frontmatter, body } = splitFrontmatter(read(file));
    const evidence = recorded.get(id);
    return {
      id,
      front: parse(frontmatter) as Front,
      body,
      proof: read(file.replace(/\.mdx$/, '.proof.yaml')),
      ...(evidence && { evidence: JSON.parse(read(evidence)) as object }),
    };
  });
}

function idOf(originals: Original[], index: number): string {
  return copyId(originals[index % originals.length]?.id ?? '', Math.floor(index / originals.length));
}

function copyId(id: string, copy: number): string {
  const [tool = '', slug = ''] = id.split('/');
  const shelf = Math.floor(copy / COPIES_PER_TOOL);
  return `${tool}${shelf > 0 ? `-${shelf + 1}` : ''}/${slug}${copy > 0 ? `-${copy}` : ''}`;
}

function toolText(root: string, original: string, tool: string): string {
  const name = original.split('/')[0] ?? '';
  const text = readFileSync(path.join(root, `content/tools/${name}.yaml`), 'utf8');
  return (
    text
      .replace(/^name: (.*)$/m, (line) => line + tool.slice(name.length).replace('-', ' '))
      // They name the originals.
      .replace(/^groups:\n(?: .*\n)*/m, '')
  );
}

/** A copy's frontmatter, with titles and messages that no other copy has. */
function rewriteFront(
  front: Front,
  copy: number,
  rewrite: Rewrite,
  inCopy: (id: string) => string | undefined,
): Front {
  const ids = [...front.commands, ...front.causes];
  const names = new Set(ids.map(({ id }) => id));
  const made = rewriteDeep(front, {
    ...rewrite,
    text: (text) => (names.has(text) ? text : rewrite.text(text)),
  }) as Front;
  if (copy > 0) {
    const mark = rewrite.mark;
    made.title = `${front.title.slice(0, 69 - mark.length).trimEnd()} ${mark}`;
    for (const [at, signature] of made.signatures.entries())
      signature.template = `${mark}${at}: ${signature.template}`;
  }
  for (const outcome of made.commands.flatMap(({ outcomes = [] }) => outcomes)) {
    if (!outcome.next?.includes('/')) continue;
    outcome.next = inCopy(outcome.next) ?? 'fixed';
  }
  rewriteTree(made, inCopy);
  made.related = made.related.flatMap((relation) => {
    const id = inCopy(relation.id);
    return id ? [{ ...relation, id }] : [];
  });
  return made;
}

/** Fixes that stand on other pages are looked for in the copy; the sentence that names the quick fix names it no more in code. */
function rewriteTree(made: Front, inCopy: (id: string) => string | undefined): void {
  made.quickFix.text = made.quickFix.text.replaceAll('`', '');
  const instead = made.commands.find(({ risk }) => risk !== 'inspects') ?? made.commands[0];
  for (const cause of made.causes) {
    if (!cause.fix) continue;
    const fix = cause.fix.flatMap((id) => (id.includes('/') ? (inCopy(id) ?? []) : id));
    cause.fix = fix.length > 0 ? fix : instead ? [instead.id] : [];
  }
}

/** The last copy may be cut off before the pages that one of its pages is related to. */
function neighbour(ids: string[], index: number, originals: Original[]): Relation {
  const own = originals[index % originals.length]?.id;
  const other = ids.findLastIndex(
    (_, at) => at < index && !originals[at % originals.length]?.front.related.some(({ id }) => id === own),
  );
  const back: RelationKind = 'similar-to';
  return {
    id: ids[other] ?? ids[index === 0 ? 1 : 0] ?? '',
    kind: RELATION_KINDS[back],
    why: 'Both are copies.',
  };
}

function rewriteDeep(value: unknown, rewrite: Rewrite): unknown {
  if (typeof value === 'string') return rewrite.text(value);
  if (Array.isArray(value)) return value.map((item) => rewriteDeep(item, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      KEPT.has(key) ? (inner as unknown) : rewriteDeep(inner, rewrite),
    ]),
  );
}

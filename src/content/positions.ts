import { existsSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import { readText, splitFrontmatter } from './file-text.ts';
import type { Position, Problem } from './problems.ts';

/** What is wrong with a file as a whole stands at its beginning. */
export const WHOLE_FILE: Position = { line: 1, column: 1 };

/** A file in which places are looked for: its text, the YAML or JSON in it, and where that and the body begin. */
interface Source {
  text: string;
  fields: Document;
  fieldsStart: number;
  bodyStart: number;
}

/** Gives each problem its line and column. Reads the files again, with a parser that is slow and knows every place. */
export function locateProblems(root: string, problems: Problem[]): Problem[] {
  const sources = new Map<string, Source | undefined>();
  return problems.map((problem) => {
    const { file } = problem;
    if (problem.position) return problem;
    if (!sources.has(file)) sources.set(file, openSource(path.join(root, file)));
    const source = sources.get(file);
    return { ...problem, position: source ? positionOf(problem, source) : WHOLE_FILE };
  });
}

function openSource(file: string): Source | undefined {
  if (!existsSync(file)) return undefined;
  const text = readText(file);
  if (!file.endsWith('.mdx')) return { text, fields: parseDocument(text), fieldsStart: 0, bodyStart: 0 };
  const { frontmatter, body } = splitFrontmatter(text);
  return {
    text,
    fields: parseDocument(frontmatter),
    fieldsStart: frontmatter === '' ? 0 : '---\n'.length,
    bodyStart: text.length - body.length,
  };
}

function positionOf({ field, bodyOffset }: Problem, source: Source): Position {
  const offset =
    bodyOffset === undefined
      ? source.fieldsStart + offsetOf(field, source.fields)
      : source.bodyStart + bodyOffset;
  const above = source.text.slice(0, offset);
  return { line: above.split('\n').length, column: offset - above.lastIndexOf('\n') };
}

/** Where a field begins: its name, or the item of a list. A field that is not there is looked for where it belongs. */
function offsetOf(field: string, fields: Document): number {
  let node: unknown = fields.contents;
  let offset = fields.contents?.range?.[0] ?? 0;
  for (const name of field.match(/[^.[\]]+/g) ?? []) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
      if (!pair) break;
      offset = rangeOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(name)];
      offset = rangeOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function rangeOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | undefined)?.range?.[0];
}

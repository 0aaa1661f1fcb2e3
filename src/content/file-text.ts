import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problems.ts';

/** A file's own reading: a value, or what is wrong with it. */
export type Parsed = { value: unknown; problems: Problem[] };

/** The text of a file with the line ends of Unix and without a byte order mark, however it was saved. */
export function readText(file: string): string {
  return plainText(readFileSync(file, 'utf8'));
}

/** Text with the line ends of Unix and without a byte order mark. */
export function plainText(text: string): string {
  const unmarked = text.startsWith('\ufeff') ? text.slice(1) : text;
  return unmarked.includes('\r\n') ? unmarked.replaceAll('\r\n', '\n') : unmarked;
}

/** Splits a page into the YAML between its `---` lines and the body below. */
export function splitFrontmatter(text: string): { frontmatter: string; body: string } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1;
  return end === -1
    ? { frontmatter: '', body: text }
    : { frontmatter: text.slice(4, end + 1), body: text.slice(end + 5) };
}

/** Reads YAML, in which a day stays text. `linesAbove` is how many lines of the file stand above `text`. */
export function parseYaml(text: string, file: string, linesAbove = 0): Parsed {
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
  const problems = document.errors.map((error): Problem => {
    const { line, col } = lines.linePos(error.pos[0]);
    return {
      file,
      field: linesAbove > 0 ? 'frontmatter' : 'the file',
      message: `is not YAML: ${error.message.replace(/\.?$/, '.')} Quote text that holds \`: \`, \` #\` or begins with a special character.`,
      position: { line: line + linesAbove, column: col },
    };
  });
  return { value: problems.length > 0 ? undefined : (document.toJS() as unknown), problems };
}

/** Reads JSON. */
export function parseJson(text: string, file: string): Parsed {
  try {
    return { value: JSON.parse(text) as unknown, problems: [] };
  } catch (error) {
    const reason = (error as Error).message;
    const [, line = 1, column = 1] = /\(line (\d+) column (\d+)\)/.exec(reason) ?? [];
    const message = `is not JSON: ${reason}. Run npm run prove to write it anew.`;
    const position = { line: Number(line), column: Number(column) };
    return { value: undefined, problems: [{ file, field: 'the file', message, position }] };
  }
}

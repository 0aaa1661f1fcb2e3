import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'astro/zod';

/** Something an author must mend. */
export interface Problem {
  /** Path from the project's root. */
  file: string;
  /** Which part of the file: `commands[2].code`, `body`. */
  field: string;
  /** What is wrong, and what to do. One or two sentences that follow on the field's name. */
  message: string;
  /** How many characters of the body stand before it, when it is in the body. */
  bodyOffset?: number;
  /** Where in the file; found only once there is a problem. */
  position?: Position;
}

/** A place in a file; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

type Issue = z.core.$ZodIssue;

/** What of a zod schema the checks use. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } };
}

/** `file:line:column · field: what is wrong. What to do.`, one line. */
export function formatProblem({ file, field, message, position }: Problem): string {
  const place = position ? `${file}:${position.line}:${position.column}` : file;
  return `${place} · ${field}: ${message}`;
}

/** All of a build's problems as the text that stops it. */
export function formatProblems(problems: Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in the content:\n${problems.map(formatProblem).join('\n')}`;
}

/** ` The nearest one is …`, however far it is; nothing when there is none. */
export function nearestOf(wrong: string, candidates: readonly string[]): string {
  return candidates.length === 0 ? '' : ` The nearest one is \`${closest(wrong, candidates)}\`.`;
}

/** ` Did you mean "…"?` when one of the candidates is near enough to be a slip, else nothing. */
export function didYouMean(wrong: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const nearest = closest(wrong, candidates);
  return distance(wrong, nearest) <= Math.max(2, wrong.length / 3) ? ` Did you mean \`${nearest}\`?` : '';
}

/** Turns zod's issues into problems for authors. `value` is what was checked, `prefix` where it stands in the file. */
export function explainIssues(issues: Issue[], value: unknown, file: string, prefix = ''): Problem[] {
  const missing = issues
    .filter((issue) => isMissing(issue, value))
    .map((issue) => String(issue.path.at(-1)));
  return issues.flatMap((issue) => {
    const at = (extra: PropertyKey[] = []) => prefix + fieldName([...issue.path, ...extra]);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        field: at([key]),
        message: `is not a field.${didYouMean(key, missing)} The README's field table lists them all.`,
      }));
    }
    const found = valueAt(value, issue.path);
    if (isMissing(issue, value)) {
      return [{ file, field: at(), message: 'is missing. Add it; the README says what it holds.' }];
    }
    if (issue.code === 'invalid_union') return explainUnion(issue, value, file, prefix);
    if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
      return [
        {
          file,
          field: at(),
          message: `should be ${article(issue.expected)}, not ${describe(found)}. Change it.`,
        },
      ];
    }
    if (issue.code === 'invalid_value') {
      const allowed = issue.values.map(String);
      const hint = typeof found === 'string' ? didYouMean(found, allowed) : '';
      return [
        { file, field: at(), message: `is ${describe(found)}.${hint} Use one of: ${allowed.join(', ')}.` },
      ];
    }
    return [{ file, field: at(), message: issue.message }];
  });
}

function isMissing({ code, path }: Issue, value: unknown): boolean {
  return (code === 'invalid_type' || code === 'invalid_union') && valueAt(value, path) === undefined;
}

/** A union's own message says nothing; the branch with the fewest complaints is the one the author meant. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, value: unknown, file: string, prefix: string) {
  const branches = issue.errors.map((branch) =>
    explainIssues(
      branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) as Issue[],
      value,
      file,
      prefix,
    ),
  );
  return branches.reduce((best, branch) => (branch.length < best.length ? branch : best));
}

function fieldName(path: readonly PropertyKey[]): string {
  return (
    path.reduce<string>((name, key) => {
      if (typeof key === 'number') return `${name}[${key}]`;
      return name === '' ? String(key) : `${name}.${String(key)}`;
    }, '') || 'frontmatter'
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string'
    ? `\`${value}\``
    : typeof value === 'object'
      ? 'a group of fields'
      : `\`${JSON.stringify(value)}\``;
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    array: 'a list',
    object: 'a group of fields',
    record: 'a group of fields',
    number: 'a number',
    date: 'a date',
  };
  return names[type] ?? `a ${type}`;
}

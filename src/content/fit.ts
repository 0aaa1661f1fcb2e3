import { errorSchema, type ErrorData } from '../schema/error.ts';
import { proofSchema, type Proof } from '../schema/proof.ts';
import { parseYaml, splitFrontmatter, type Parsed } from './file-text.ts';
import { explainIssues, type Problem, type Schema } from './problems.ts';

/** A file's data when it fits its schema, else what is wrong. */
export type Checked<T> = { data: T | undefined; problems: Problem[] };

/** A page from its text, or what is wrong with it. */
export function parsePage(text: string, file: string): Checked<ErrorData> {
  return fit(errorSchema, parseYaml(splitFrontmatter(text).frontmatter, file, 1), file);
}

/** A proof from its text, or what is wrong with it. */
export function parseProof(text: string, file: string): Checked<Proof> {
  return fit(proofSchema, parseYaml(text, file), file);
}

/** What fits a schema; what does not is a problem. `prefix` is where the value stands in the file. */
export function fit<T>(schema: Schema<T>, { value, problems }: Parsed, file: string, prefix = ''): Checked<T> {
  if (problems.length > 0) return { data: undefined, problems };
  const result = schema.safeParse(value);
  return result.success
    ? { data: result.data, problems: [] }
    : { data: undefined, problems: explainIssues(result.error.issues, value, file, prefix) };
}

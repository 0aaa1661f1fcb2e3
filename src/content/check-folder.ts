import { readContent, type Content } from './content-files.ts';
import { locateProblems } from './positions.ts';
import type { Problem } from './problems.ts';
import type { RecordStore } from './record-store.ts';
import { checkContent } from './rules/index.ts';

/** Reads the content below `root` and applies every rule: what fits, and each problem with its line and column. */
export async function checkFolder(
  root: string,
  today: Date,
  records?: RecordStore,
): Promise<{ content: Content; problems: Problem[] }> {
  const { content, problems } = await readContent(root, records);
  return { content, problems: [...problems, ...locateProblems(root, checkContent(content, today))] };
}

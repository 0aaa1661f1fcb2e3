import { join } from 'node:path';
import { readContent } from '../content/content-files.ts';
import { readText } from '../content/file-text.ts';
import { formatProblem } from '../content/problems.ts';
import type { ErrorData } from '../schema/error.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { Proof } from '../schema/proof.ts';

/** An error page as the runner sees it, with its proof, the proof's own bytes, and the evidence on record. */
export type Page = ErrorData & { id: string; proof?: Proof; proofText?: string; evidence?: Evidence };

/** Every page that can be read, and for the others by id what is wrong with them, a sentence each. */
export type Shelf = { pages: Page[]; problems: Map<string, string[]> };

/** Reads the pages, proofs and evidence of a project. A broken page is reported and left out, so that the others can still run. */
export async function readPages(root: string): Promise<Shelf> {
  const { content, problems } = await readContent(root);
  const proofs = new Map(content.proofs.map((proof) => [proof.id, proof]));
  const evidence = new Map(content.evidence.map(({ id, data }) => [id, data]));
  const pages = content.errors.map(({ id, data }): Page => {
    const proof = proofs.get(id);
    const record = evidence.get(id);
    return {
      ...data,
      id,
      ...(proof && { proof: proof.data, proofText: readText(join(root, proof.file)) }),
      ...(record && { evidence: record }),
    };
  });
  const byPage = new Map<string, string[]>();
  for (const problem of problems) {
    const id = /^content\/errors\/(.+?)\.(?:mdx|proof\.yaml)$/.exec(problem.file)?.[1];
    if (id) byPage.set(id, [...(byPage.get(id) ?? []), formatProblem(problem)]);
  }
  return { pages, problems: byPage };
}

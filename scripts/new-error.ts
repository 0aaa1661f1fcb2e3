import { existsSync } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { idOf, readContent, type Content } from '../src/content/content-files.ts';
import { parsePage, parseProof } from '../src/content/fit.ts';
import { readText, splitFrontmatter } from '../src/content/file-text.ts';
import { didYouMean, formatProblem } from '../src/content/problems.ts';
import { checkContent } from '../src/content/rules/index.ts';
import { safetyFaults } from '../src/safety/page-check.ts';
import { errorId } from '../src/schema/text.ts';
import { readRedirects, REDIRECTS_FILE } from '../src/serving/redirects.ts';
import { urls } from '../src/urls.ts';

/** A page that cannot be made; the message says why and what to do. */
export class NewPageError extends Error {}

/** A file to write: its path from the project's root, and its text. */
type Draft = { file: string; text: string };

/**
 * Writes a page and proof for `id` (`tool/slug`) under `root`; returns their paths. They pass every check but the one for text
 * that is still to be replaced. Throws NewPageError, having written nothing.
 */
export async function newError(root: string, id: string, today: Date): Promise<string[]> {
  if (!errorId.safeParse(id).success)
    throw new NewPageError(
      `\`${id}\` is not a page id. Write \`tool/slug\`, as in \`git/not-a-git-repository\`.`,
    );
  const { content } = await readContent(root);
  const [toolId = '', slug = ''] = id.split('/');
  const tool = toolOf(content, toolId);
  refuseTaken(root, content, id, slug);
  const related = content.errors.find((entry) => entry.id.startsWith(`${toolId}/`)) ?? content.errors[0];
  const values = {
    title: `${tool.name}: ${slug.replaceAll('-', ' ')}`.replaceAll("'", "''"),
    today: today.toISOString().slice(0, 10),
    related: related?.id ?? id,
    source: tool.links[0]?.url ?? '',
  };
  const page = fillTemplate(root, id, '.mdx', values);
  const proof = fillTemplate(root, id, '.proof.yaml', values);
  await refuseFaulty(content, page, proof, today);
  for (const { file, text } of [page, proof]) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text, { flag: 'wx' });
  }
  return [page.file, proof.file];
}

function fillTemplate(root: string, id: string, ending: string, values: Record<string, string>): Draft {
  const template = readText(path.join(root, `content/errors/_template${ending}`));
  const text = template.replaceAll(/\{\{(\w+)\}\}/g, (_hole, key: string) => values[key] ?? '');
  return { file: `content/errors/${id}${ending}`, text };
}

/** Refuses what `npm test` would refuse of the drafts, apart from their being drafts. */
async function refuseFaulty(content: Content, page: Draft, proof: Draft, today: Date): Promise<void> {
  const id = idOf(page.file);
  const [pageData, proofData] = [parsePage(page.text, page.file), parseProof(proof.text, proof.file)];
  const faults = [...pageData.problems, ...proofData.problems].map(formatProblem);
  if (pageData.data && proofData.data) {
    const { body } = splitFrontmatter(page.text);
    const errors = [...content.errors, { id, file: page.file, data: pageData.data, body }];
    const proofs = [...content.proofs, { id, file: proof.file, data: proofData.data }];
    const problems = checkContent({ ...content, errors, proofs }, today, ['scaffold']);
    const own = problems.filter(({ file }) => file === page.file || file === proof.file);
    faults.push(...own.map(formatProblem), ...(await safetyFaults([{ ...pageData.data, id }])));
  }
  if (faults.length > 0)
    throw new NewPageError(`Nothing is written, for the page would not be valid:\n${faults.join('\n')}`);
}

function toolOf({ tools }: Content, id: string) {
  const tool = tools.find((entry) => entry.id === id);
  if (tool) return tool.data;
  const known = tools.map((entry) => entry.id);
  throw new NewPageError(
    `\`${id}\` is no tool.${didYouMean(id, known)} Add content/tools/${id}.yaml first, or use one of: ${known.join(', ')}.`,
  );
}

function refuseTaken(root: string, { errors }: Content, id: string, slug: string): void {
  for (const ending of ['.mdx', '.proof.yaml'])
    if (existsSync(path.join(root, `content/errors/${id}${ending}`)))
      throw new NewPageError(`content/errors/${id}${ending} exists. Edit it, or choose another slug.`);
  const moved = readRedirects(readText(path.join(root, REDIRECTS_FILE)))[urls.error(id)];
  if (moved)
    throw new NewPageError(
      `${urls.error(id)} leads to ${moved}, by ${REDIRECTS_FILE}. Edit that page, or choose another slug.`,
    );
  const title = slug.replaceAll('-', ' ');
  const alike = errors.find((entry) => entry.data.title.toLowerCase().endsWith(`: ${title}`));
  if (alike)
    throw new NewPageError(
      `${alike.file} has the title “${alike.data.title}” already. Edit it, or choose another slug.`,
    );
}

if (import.meta.main) {
  const [id, ...more] = process.argv.slice(2);
  try {
    if (id === undefined || more.length > 0) throw new NewPageError('Usage: npm run new -- <tool>/<slug>');
    await access('content/errors').catch(() => {
      throw new NewPageError('There is no content/errors here. Run this in the project’s folder.');
    });
    const files = await newError(process.cwd(), id, new Date());
    console.log(
      `Written: ${files.join(' and ')}\nReplace every sentence that begins with “Replace this”, then run \`npm run prove -- ${id}\`. Until then only \`npm run dev\` shows the page.`,
    );
  } catch (error) {
    if (!(error instanceof NewPageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

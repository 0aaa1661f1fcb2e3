import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent, type Content } from '../src/content/content-files.ts';
import { didYouMean } from '../src/content/problems.ts';
import { errorId } from '../src/schema/text.ts';

const FILES = { '.mdx': '_template.mdx', '.proof.yaml': '_template.proof.yaml' } as const;

/** A page that cannot be made; the message says why and what to do. */
export class NewPageError extends Error {}

/** Writes a valid page and proof for `id` (`tool/slug`) under `root`; returns their paths. Throws NewPageError, having written nothing. */
export async function newError(root: string, id: string, today: Date): Promise<string[]> {
  const parsed = errorId.safeParse(id);
  if (!parsed.success)
    throw new NewPageError(
      `\`${id}\` is not a page id. Write \`tool/slug\`, as in \`git/not-a-git-repository\`.`,
    );
  const { content } = await readContent(root);
  const [tool = '', slug = ''] = id.split('/');
  const { links, name } = toolOf(content, tool);
  refuseTaken(content, id, slug);
  const related = content.errors.find((entry) => entry.id.startsWith(`${tool}/`)) ?? content.errors[0];
  const values: Record<string, string> = {
    title: `${name}: ${slug.replaceAll('-', ' ')}`,
    today: today.toISOString().slice(0, 10),
    related: related?.id ?? id,
    source: links[0]?.url ?? '',
  };
  const written: string[] = [];
  for (const [ending, template] of Object.entries(FILES)) {
    const text = await readFile(path.join(root, 'content/errors', template), 'utf8');
    const file = `content/errors/${id}${ending}`;
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(
      path.join(root, file),
      text.replaceAll(/\{\{(\w+)\}\}/g, (_hole, key: string) => values[key] ?? ''),
      { flag: 'wx' },
    );
    written.push(file);
  }
  return written;
}

function toolOf({ tools }: Content, id: string) {
  const tool = tools.find((entry) => entry.id === id);
  if (tool) return tool.data;
  const known = tools.map((entry) => entry.id);
  throw new NewPageError(
    `\`${id}\` is no tool.${didYouMean(id, known)} Add content/tools/${id}.yaml first, or use one of: ${known.join(', ')}.`,
  );
}

function refuseTaken({ errors }: Content, id: string, slug: string): void {
  if (errors.some((entry) => entry.id === id))
    throw new NewPageError(`content/errors/${id}.mdx exists. Edit it, or choose another slug.`);
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
      `Written: ${files.join(' and ')}\nReplace every sentence that begins with “Replace this”, then run \`npm run prove -- ${id}\`.`,
    );
  } catch (error) {
    if (!(error instanceof NewPageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildCatalog } from '../src/catalog/build-catalog.ts';
import { checkFolder } from '../src/content/check-folder.ts';
import { markdownTwin } from '../src/print/markdown.ts';
import { formatProblems } from '../src/content/problems.ts';
import { shortOutput } from '../src/print/short-output.ts';
import type { FullView } from '../src/catalog/views.ts';
import { copyProject, linkPackages } from '../scripts/project-copy.ts';
import type { Evidence } from '../src/schema/evidence.ts';
import { makeContent } from './build-corpus.ts';

type Step = Evidence['cases'][number]['before'][number];

/** A site to build, in a folder of its own. */
export interface Site {
  subject: 'errdex' | 'starlight' | 'astro';
  folder: string;
  /** The file whose text is changed for the last build, and the page that must then show it. */
  changed: { file: string; page: string };
}

/** Writes this project with made content of `count` pages below `folder`. */
export async function writeErrdex(root: string, folder: string, count: number): Promise<Site> {
  copyProject(root, folder);
  const ids = await writeContent(root, folder, count);
  return siteOf('errdex', folder, 'content/errors', 'mdx', ids);
}

/** Writes made content of `count` pages below `folder`; returns the pages' ids. @internal Its test calls it. */
export async function writeContent(root: string, folder: string, count: number): Promise<string[]> {
  for (const name of ['areas.yaml', 'redirects.yaml', 'quality.json'])
    write(folder, `content/${name}`, readFileSync(path.join(root, 'content', name), 'utf8'));
  const ids: string[] = [];
  for await (const [file, text] of makeContent(root, count)) {
    write(folder, file, text);
    if (file.endsWith('.mdx')) ids.push(file.slice('content/errors/'.length, -'.mdx'.length));
  }
  return ids;
}

/** The pages of a made project as views, after all its checks. */
export async function readViews(folder: string): Promise<FullView[]> {
  const { content, problems } = await checkFolder(folder, new Date());
  if (problems.length > 0)
    throw new Error(`The made content is not valid. ${formatProblems(problems).slice(0, 2000)}`);
  return buildCatalog(content).errors;
}

/** The least that Astro can be asked for: the pages' Markdown in a collection, one route, no integration. */
export function writeAstro(root: string, folder: string, views: FullView[]): Site {
  linkPackages(path.join(root, 'node_modules'), folder);
  write(folder, 'package.json', '{ "private": true, "type": "module" }\n');
  write(
    folder,
    'astro.config.mjs',
    `export default { site: 'https://errdex.dev', markdown: { syntaxHighlight: false } };\n`,
  );
  write(
    folder,
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { pages: defineCollection({ loader: glob({ base: 'content', pattern: '**/*.md' }) }) };
`,
  );
  write(
    folder,
    'src/pages/errors/[...slug].astro',
    `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('pages')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{entry.data.title}</title><meta name="description" content={entry.data.description} /></head>
  <body><h1>{entry.data.title}</h1><Content /></body>
</html>
`,
  );
  for (const view of views) write(folder, `content/${view.id}.md`, twinFile(view));
  return siteOf('astro', folder, 'content', 'md', idsOf(views));
}

/** Starlight with its own search and highlighting, in a folder where its packages are installed. */
export function writeStarlight(
  folder: string,
  views: FullView[],
  kind: 'md' | 'mdx',
  fullSidebar: boolean,
): Site {
  rmSync(path.join(folder, 'src'), { recursive: true, force: true });
  const tools = new Map(views.map(({ tool }) => [tool.id, tool.name]));
  const sidebar = [...tools].map(([id, label]) => ({ label, link: `/errors/${id}/` }));
  const options = { title: 'Errdex', ...(!fullSidebar && { sidebar }) };
  write(
    folder,
    'astro.config.mjs',
    `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({ site: 'https://errdex.dev', integrations: [starlight(${JSON.stringify(options)})] });
`,
  );
  write(
    folder,
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  for (const [id, name] of tools) {
    const links = views.filter(({ tool }) => tool.id === id).map(({ title, url }) => `- [${title}](${url})`);
    const head = `---\ntitle: ${JSON.stringify(`${name} errors`)}\n---\n\n`;
    write(folder, `src/content/docs/errors/${id}/index.md`, head + links.join('\n'));
  }
  for (const view of views) {
    const text = kind === 'mdx' ? escapeForMdx(twinFile(view)) : twinFile(view);
    write(folder, `src/content/docs/errors/${view.id}.${kind}`, text);
  }
  return siteOf('starlight', folder, 'src/content/docs/errors', kind, idsOf(views));
}

/** The page that is changed stands in the middle, so that no order of work favours it. */
function siteOf(subject: Site['subject'], folder: string, base: string, kind: string, ids: string[]): Site {
  const id = ids.toSorted()[Math.floor(ids.length / 2)] ?? '';
  return { subject, folder, changed: { file: `${base}/${id}.${kind}`, page: `errors/${id}/index.html` } };
}

function idsOf(views: FullView[]): string[] {
  return views.map(({ id }) => id);
}

/** The page's own Markdown as other generators want it: the title in the frontmatter. */
function twinFile(view: FullView): string {
  const head = `title: ${JSON.stringify(view.title)}\ndescription: ${JSON.stringify(view.description)}`;
  return `---\n${head}\n---\n\n${markdownTwin(asShown(view)).replace(/^# .*\n/, '')}`;
}

/** A view with the recorded runs as far as our page shows them; its Markdown has all of them, whole. */
function asShown(view: FullView): FullView {
  const { evidence } = view.proof;
  const [first] = evidence?.cases ?? [];
  if (!evidence || !first) return view;
  const short = (step: Step): Step => ({ ...step, output: shortOutput(step.output) });
  const { before, after, ...rest } = first;
  const shown = {
    ...rest,
    before: before.map(short),
    after: after.map(short),
  };
  return { ...view, proof: { ...view.proof, evidence: { ...evidence, cases: [shown] } } };
}

/** Markdown as MDX: what MDX would read as code is escaped, outside of fences, code spans and the frontmatter. */
function escapeForMdx(text: string): string {
  return text.replaceAll(/^---\n.*?\n---$|^(`{3,})[^]*?^\1$|(`+)[^`][^]*?(?<!`)\2(?!`)|[{}<]/gms, (found) =>
    found.length === 1 ? `\\${found}` : found,
  );
}

function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSignatures } from '../core/signatures/signature-index.ts';
import type { SignatureEntry } from '../core/signatures/types.ts';
import { buildCatalog } from '../catalog/build-catalog.ts';
import { readContent } from '../content/content-files.ts';
import { jsonTwin } from '../print/json.ts';
import { markdownTwin } from '../print/markdown.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';

/** A page's public JSON. */
export type Twin = ReturnType<typeof jsonTwin>;

/** The reference as the terminal uses it; pages are read when they are asked for. */
export interface Reference {
  entries: SignatureEntry[];
  /** The page's facts; `id` is one of the entries'. */
  page(id: string): Promise<Twin>;
  /** The page as Markdown. */
  markdown(id: string): Promise<string>;
}

/** Opens the built site under `root`, or its content when nothing was built. Never asks the network. */
export async function openReference(root: string): Promise<Reference> {
  const dist = path.join(root, 'dist');
  return existsSync(path.join(dist, 'signatures.json')) ? openBuilt(dist) : openContent(root);
}

async function openBuilt(dist: string): Promise<Reference> {
  const read = (file: string) => readFile(path.join(dist, file), 'utf8');
  return {
    entries: parseSignatures(await read('signatures.json')),
    page: async (id) => JSON.parse(await read(`errors/${id}.json`)) as Twin,
    markdown: (id) => read(`errors/${id}.md`),
  };
}

async function openContent(root: string): Promise<Reference> {
  const { content, problems } = await readContent(root);
  if (content.errors.length === 0) {
    throw new Error(
      `No page can be read under ${root}: ${problems.length} problems in the content. Run \`npm run build\` to see them.`,
    );
  }
  const { errors } = buildCatalog(content);
  const find = (id: string) => {
    const view = errors.find((error) => error.id === id);
    if (!view) throw new Error(`There is no page ${id}.`);
    return view;
  };
  return {
    entries: signatureEntries(content.errors.map(({ id, data }) => ({ id, ...data }))),
    page: (id) => Promise.resolve(jsonTwin(find(id))),
    markdown: (id) => Promise.resolve(markdownTwin(find(id))),
  };
}

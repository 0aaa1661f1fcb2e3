import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildCatalog } from '../catalog/build-catalog.ts';
import { signatureEntries } from '../catalog/signature-entries.ts';
import { readContent } from '../content/content-files.ts';
import { createMatcher } from '../core/matching/match.ts';
import { parseSignatures } from '../core/signatures/signature-index.ts';
import { jsonTwin } from '../print/json.ts';
import { markdownTwin } from '../print/markdown.ts';
import type { PageFacts, Reference } from './reference.ts';

/** Opens the built site under `root`, or its content when nothing was built. Never asks the network. */
export async function openCheckout(root: string): Promise<Reference> {
  const dist = path.join(root, 'dist');
  return existsSync(path.join(dist, 'signatures.json')) ? openBuilt(dist) : openContent(root);
}

async function openBuilt(dist: string): Promise<Reference> {
  const read = (file: string) => readFile(path.join(dist, file), 'utf8');
  const entries = parseSignatures(await read('signatures.json'));
  return {
    entries,
    matcher: () => createMatcher(entries),
    page: async (id) => JSON.parse(await read(`errors/${id}.json`)) as PageFacts,
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
  const entries = signatureEntries(content.errors.map(({ id, data }) => ({ id, ...data })));
  return {
    entries,
    matcher: () => createMatcher(entries),
    page: (id) => jsonTwin(find(id)),
    markdown: (id) => markdownTwin(find(id)),
  };
}

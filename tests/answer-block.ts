import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Twin {
  tree: { quickFix: { command?: string; check?: string } };
  commands: { id: string; blocks: { code: string; template: string }[] }[];
}

/** The first block in the answer of an error page, by the page's JSON in dist/. */
export function answerBlockOf(address: string): Twin['commands'][number]['blocks'][number] {
  const twin = readFileSync(path.join('dist', address.replace(/\/$/, '.json')), 'utf8');
  const { tree, commands } = JSON.parse(twin) as Twin;
  const first = tree.quickFix.command ?? tree.quickFix.check;
  const block = commands.find(({ id }) => id === first)?.blocks[0];
  if (!block) throw new Error(`${address} has no command in its answer.`);
  return block;
}

import path from 'node:path';
import { idOf, type Content } from './content-files.ts';

/** The ids of all pages; those whose file does not fit are pages too. */
export function pageIds({ errors, unread }: Content): Set<string> {
  return new Set([...errors.map(({ id }) => id), ...unreadIds(unread, 'content/errors/', '.mdx')]);
}

/** The ids of all proofs; those whose file does not fit are proofs too. */
export function proofIds({ proofs, unread }: Content): Set<string> {
  return new Set([...proofs.map(({ id }) => id), ...unreadIds(unread, 'content/errors/', '.proof.yaml')]);
}

/** The ids of all tools; those whose file does not fit are tools too. */
export function toolIds({ tools, unread = new Set() }: Content): Set<string> {
  const others = [...unread].filter((file) => file.startsWith('content/tools/'));
  return new Set([...tools.map(({ id }) => id), ...others.map((file) => path.basename(file, '.yaml'))]);
}

function unreadIds(unread: Content['unread'] = new Set(), folder: string, ending: string): string[] {
  return [...unread].filter((file) => file.startsWith(folder) && file.endsWith(ending)).map(idOf);
}

import path from 'node:path';

/**
 * Whether a file of the project (`content/errors/git/x.mdx`) is what a person asked for: the file, its folder, or its name
 * without an ending. `asked` is as it was typed, from `root`; `rules` are those of the system that it was typed on.
 */
export function isAsked(file: string, asked: string, root: string, rules: typeof path.posix = path): boolean {
  const own = rules.relative(root, rules.resolve(root, asked)).split(rules.sep).join('/');
  return own === '' || file === own || file.startsWith(`${own}/`) || file.startsWith(`${own}.`);
}

/** How many files a line names before it only counts them. */
const MOST = 3;
/** What tools keep for themselves: a reader knows the folder, not what lies in it. */
const INNER = /(^|\/)(node_modules|\.venv)\/.*/;
/** Files that mean the same in every project. */
const FAMILIAR = /(^|\/)(node_modules|\.venv|package\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$/;

type Touching = { touches: string[]; blocks: { code: string }[] };

/**
 * The files that a command touched, as one phrase with inline Markdown: `` `~/.npmrc` and 2 more ``. Left out are files that
 * only the run's own project had: a reader's is another. Undefined when none is left.
 */
export function shownTouches({ touches, blocks: [block] }: Touching): string | undefined {
  const files = [...new Set(touches.map((file) => file.replace(INNER, '$1$2')))].filter(
    (file) =>
      /^(?:~\/\.|\/(?!tmp\/|home\/))/.test(file) ||
      FAMILIAR.test(file) ||
      block?.code.includes(file.replace(/^\.\//, '')),
  );
  if (files.length === 0) return undefined;
  const named = files.slice(0, MOST).map((file) => `\`${file}\``);
  const rest = files.length - named.length;
  const items = rest > 0 ? [...named, `${rest} more`] : named;
  return new Intl.ListFormat('en-GB').format(items);
}

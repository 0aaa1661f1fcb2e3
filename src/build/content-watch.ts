import path from 'node:path';
import { checkFolder } from '../content/check-folder.ts';
import { formatProblems } from '../content/problems.ts';

/** What tells of changed files: the watcher of Vite's server. */
export interface Watcher {
  on(event: 'all', listener: (event: string, file: string) => void): unknown;
}

/** Where it is said how the content is. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
}

/** Milliseconds without a change after which the content is read: an editor or git writes several files in one go. */
const PAUSE = 150;

/** Checks the content below `root` now and whenever a file of it has changed, and says what is wrong and when all is mended. */
export async function watchContent(watcher: Watcher, root: string, log: Log, pause = PAUSE): Promise<void> {
  const folder = path.join(root, 'content') + path.sep;
  let isMended = true;
  let timer: NodeJS.Timeout | undefined;
  const check = async () => {
    const lines = await problemsOf(root);
    if (lines !== undefined) log.warn(lines);
    else if (!isMended) log.info('All problems of the content are mended.');
    isMended = lines === undefined;
  };
  let last = check();
  watcher.on('all', (_event, file) => {
    if (!path.resolve(root, file).startsWith(folder)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(check);
    }, pause);
  });
  await last;
}

async function problemsOf(root: string): Promise<string | undefined> {
  try {
    const { problems } = await checkFolder(root, new Date());
    return problems.length > 0 ? formatProblems(problems) : undefined;
  } catch (error) {
    // A file can go away while it is read; the next change is looked at again.
    return `The content cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

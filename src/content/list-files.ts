import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder, as paths from it with forward slashes; none when there is no such folder. */
export function listFiles(root: string, isWanted: (folder: string) => boolean = () => true): string[] {
  const files: string[] = [];
  const walk = (below: string) => {
    for (const entry of entriesOf(path.join(root, below))) {
      const name = below + entry.name;
      if (!entry.isDirectory()) files.push(name);
      else if (isWanted(name)) walk(`${name}/`);
    }
  };
  walk('');
  return files;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bash to check, with a name that the report carries. */
export type Block = { name: string; code: string };

/** Files that a block reads are the reader's; they cannot be followed here. */
const NOT_HERE = 'SC1090,SC1091';

/** Everything that ShellCheck finds at style level, a sentence each; undefined when it is not installed. */
export function checkShell(blocks: Block[]): string[] | undefined {
  if (blocks.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'errdex-'));
  try {
    const files = blocks.map(({ code }, index) => {
      writeFileSync(join(folder, `${index}.sh`), `${code}\n`);
      return `${index}.sh`;
    });
    const options = ['--shell=bash', '--severity=style', `--exclude=${NOT_HERE}`, '--format=json1'];
    const { status, stdout } = spawnSync('shellcheck', [...options, ...files], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    if (status === null) return undefined;
    const { comments } = JSON.parse(stdout) as {
      comments: { file: string; line: number; code: number; message: string }[];
    };
    return comments.map(
      ({ file, line, code, message }) =>
        `${blocks[parseInt(file)]?.name}: line ${line}: SC${code} ${message}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

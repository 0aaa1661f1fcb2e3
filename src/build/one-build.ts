import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { lockSentence, takeLock } from './build-lock.ts';

const LOCK = path.join('.astro', 'build.lock');

/**
 * Lets one build at a time write a checkout: two would delete each other's files. Another one ends with a sentence; `dev`
 * writes nothing of it and is not held up.
 */
export function oneBuild(project: string): AstroIntegration {
  let isHeld = false;
  const hold = (root: string) => {
    if (!isHeld) takeOrEnd(root);
    isHeld = true;
  };
  // For `--force` Astro deletes what the build that runs still reads, before it calls the first hook.
  if (process.argv[2] === 'build') hold(project);
  return {
    name: 'one-build',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command === 'build') hold(fileURLToPath(config.root));
      },
    },
  };
}

function takeOrEnd(root: string): void {
  const holder = takeLock(path.join(root, LOCK));
  if (!holder) return;
  console.error(lockSentence(holder, LOCK));
  process.exit(1);
}

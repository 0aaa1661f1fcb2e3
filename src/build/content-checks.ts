import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildCatalog } from '../catalog/build-catalog.ts';
import { checkFolder } from '../content/check-folder.ts';
import { formatProblems } from '../content/problems.ts';
import { shareBuild } from '../catalog/shared-build.ts';
import { lockSentence, takeLock } from './build-lock.ts';
import { openCache } from './cache/build-cache.ts';
import { timed } from './timings.ts';

/** Stops a build before it writes anything, with every problem of the content at once; `dev` only prints them. */
export function contentChecks(): AstroIntegration {
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:setup': async ({ command, config, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        const root = fileURLToPath(config.root);
        if (command === 'build') lockCheckout(root);
        const cache = command === 'build' ? openCache(root) : undefined;
        const records = cache?.records('content');
        const { content, problems } = await timed('read and check content', () =>
          checkFolder(root, new Date(), records),
        );
        if (problems.length === 0) {
          records?.save();
          records?.tidyUp();
          if (cache)
            shareBuild(await timed('build catalog', () => buildCatalog(content)), cache.records('bodies'));
          return;
        }
        if (command === 'dev') return logger.warn(formatProblems(problems));
        console.error(formatProblems(problems));
        process.exit(1);
      },
    },
  };
}

/** Two builds of one checkout would delete each other's files: the second one stops before it writes anything. */
function lockCheckout(root: string): void {
  const file = path.join('.astro', 'build.lock');
  const holder = takeLock(path.join(root, file));
  if (!holder) return;
  console.error(lockSentence(holder, file));
  process.exit(1);
}

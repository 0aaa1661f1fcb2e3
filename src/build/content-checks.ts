import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildCatalog } from '../catalog/build-catalog.ts';
import { shareBuild } from '../catalog/shared-build.ts';
import { checkFolder } from '../content/check-folder.ts';
import { formatProblems } from '../content/problems.ts';
import { openCache } from './cache/build-cache.ts';
import { watchContent } from './content-watch.ts';
import { timed } from './timings.ts';

/** Stops a build before it writes anything, with every problem of the content at once; `dev` prints them, again after each change. */
export function contentChecks(): AstroIntegration {
  let root = '';
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:setup': async ({ command, config }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build') return;
        await checkBuild(root);
      },
      'astro:server:setup': ({ server, logger }) => watchContent(server.watcher, root, logger),
    },
  };
}

async function checkBuild(root: string): Promise<void> {
  const cache = openCache(root);
  const records = cache.records('content');
  const { content, problems } = await timed('read and check content', () =>
    checkFolder(root, new Date(), records),
  );
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exit(1);
  }
  records.save();
  records.tidyUp();
  shareBuild(await timed('build catalog', () => buildCatalog(content)), cache.records('bodies'));
}

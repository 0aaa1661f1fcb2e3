import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildCatalog } from '../catalog/build-catalog.ts';
import { checkContent } from '../content/rules.ts';
import { readContent } from '../content/content-files.ts';
import { formatProblems } from '../content/problems.ts';
import { shareBuild } from '../catalog/shared-build.ts';
import { openCache } from './cache/build-cache.ts';

/** Stops a build before it writes anything, with every problem of the content at once; `dev` only prints them. */
export function contentChecks(): AstroIntegration {
  return {
    name: 'content-checks',
    hooks: {
      'astro:config:setup': async ({ command, config, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        const root = fileURLToPath(config.root);
        const cache = command === 'build' ? openCache(root) : undefined;
        const records = cache?.records('content');
        const { content, problems } = await readContent(root, records);
        const all = [...problems, ...checkContent(content, new Date())];
        if (all.length === 0) {
          records?.save();
          records?.tidyUp();
          if (cache) shareBuild(buildCatalog(content), cache.records('bodies'));
          return;
        }
        if (command === 'dev') return logger.warn(formatProblems(all));
        console.error(formatProblems(all));
        process.exit(1);
      },
    },
  };
}

import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { contentChecks } from './src/build/content-checks.ts';
import { dropSamples } from './src/build/drop-samples.ts';
import { finishPages } from './src/build/finish-pages.ts';
import { oneBuild } from './src/build/one-build.ts';
import { plainImports } from './src/build/plain-imports.ts';
import { wholeWords } from './src/build/whole-words.ts';
import { site } from './src/site.ts';

// A release asks for the best there is, 11; every other build for what costs a millisecond a page.
const BROTLI_QUALITY = Number(process.env.BROTLI_QUALITY ?? 5);

export default defineConfig({
  site: site.url,
  trailingSlash: 'always',
  // The default of version 7 takes the space between inline elements away.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets', concurrency: 4 },
  integrations: [oneBuild(import.meta.dirname), contentChecks(), mdx(), finishPages(BROTLI_QUALITY)],
  // Smart punctuation turns `--flag` in prose into a dash.
  markdown: {
    processor: satteri({ features: { smartPunctuation: false }, hastPlugins: [wholeWords] }),
    syntaxHighlight: false,
  },
  experimental: { contentIntellisense: true },
  vite: {
    plugins: [plainImports()],
    worker: { plugins: () => [dropSamples()] },
    build: {
      // Everything in a file of its own, so that the policy needs no hash.
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // Astro names scripts `Base.astro_astro_type_script_index_0_lang`, in every page.
            output: {
              entryFileNames: ({ name }) => `assets/${name.split('.')[0]}.[hash].js`,
              // What a search by words needs is one file: it packs smaller, and is one request. What every page has stays apart.
              codeSplitting: {
                groups: [
                  { name: 'typing', test: /\/find\/typing\.ts/, priority: 1 },
                  { name: 'search', test: /\/find\/(?:search-panel|search-client|line-text)\.ts/ },
                ],
              },
            },
          },
        },
      },
      prerender: {
        build: {
          rolldownOptions: {
            // A chunk per 5 MB of pages instead of one per page: half the build time.
            output: {
              codeSplitting: {
                groups: [{ name: 'content', test: /\/content\/.*\.mdx/, maxSize: 5_000_000 }],
              },
            },
          },
        },
      },
    },
  },
});

import type { Step } from './step.ts';

const CORE_COVERAGE = [
  '--experimental-test-coverage',
  '--test-coverage-include="src/core/**"',
  '--test-coverage-branches=100',
  '--test-coverage-functions=100',
  '--test-coverage-lines=100',
].join(' ');

/** Every step of the tests, its command in words that shells of Unix and of Windows read alike; of those that can run beside each other the longest stand first. `npm run check` names some of them. */
export const STEPS: Step[] = [
  {
    name: 'build',
    checks: 'the site can be built from nothing',
    command: 'astro build --silent --force',
  },
  {
    name: 'browser',
    checks: 'every page in a browser: accessibility, copying, search, logs',
    command: 'playwright test',
    counts: true,
    needs: ['build'],
    tools: ['browser'],
  },
  {
    name: 'proofs',
    checks: 'a page of every tool is proven again; every command is classified and pasted',
    command: 'node --test "tests/proofs/**/!(*.slow).test.ts"',
    counts: true,
    // Each of the two keeps two processors busy: side by side they would not keep their time limits.
    after: ['browser'],
    tools: ['debian'],
  },
  {
    name: 'serving',
    checks: 'nginx and Caddy, headers, redirects, the weight of a search',
    command: 'node --test "tests/serving/!(*.slow).test.ts"',
    counts: true,
    needs: ['build'],
    tools: ['browser', 'debian'],
  },
  {
    name: 'site',
    checks: 'what is in dist/: structure, links, weight, a second build',
    command: 'node --test "tests/site/**/*.test.ts"',
    counts: true,
    needs: ['build'],
    tools: ['browser'],
  },
  {
    name: 'unit',
    checks: 'every module but the core',
    command: 'node --test "tests/unit/{*,!(core)/**/*}.test.ts"',
    counts: true,
    tools: ['debian'],
  },
  {
    name: 'core',
    checks: 'src/core, each line and branch of it',
    command: `node --test ${CORE_COVERAGE} "tests/unit/core/**/*.test.ts"`,
    counts: true,
    tools: ['debian'],
  },
  {
    name: 'reproducible',
    checks: 'a build elsewhere, at another time, has the same bytes',
    command: 'node --test "tests/build/**/*.test.ts"',
    counts: true,
    needs: ['build'],
    tools: ['debian'],
  },
  // Rules on types read what Astro writes of the collections; builds and checks write it too.
  { name: 'lint', checks: 'ESLint', command: 'astro sync --silent && eslint .', after: ['build', 'types'] },
  {
    name: 'types',
    checks: 'types of the whole project',
    command: 'astro check --minimumFailingSeverity warning',
    after: ['build'],
  },
  {
    name: 'unused',
    checks: 'no file, export or package that nothing uses, or only its test',
    command: 'knip && knip -c knip.without-tests.json',
  },
  { name: 'format', checks: 'Prettier', command: 'prettier --check --log-level warn .' },
  { name: 'core-types', checks: 'the core needs neither DOM nor Node', command: 'tsc -p src/core' },
  {
    name: 'slow-proofs',
    checks: 'every other page is proven again; no command lets a secret out',
    command: 'node --test "tests/proofs/**/*.slow.test.ts"',
    counts: true,
    slow: true,
    tools: ['debian'],
  },
  {
    name: 'lighthouse',
    checks: 'Lighthouse gives every type of page 100 four times',
    command: 'node --test "tests/lighthouse/*.test.ts"',
    counts: true,
    needs: ['build'],
    alone: true,
    tools: ['browser', 'debian'],
  },
  {
    name: 'slow-serving',
    checks: 'no reader notices when one build takes the place of another',
    command: 'node --test "tests/serving/*.slow.test.ts"',
    counts: true,
    needs: ['build'],
    alone: true,
    slow: true,
    tools: ['debian'],
  },
  {
    name: 'figures',
    checks: 'what the steps measured is what the quality page says',
    command: 'node scripts/figures.ts --check',
    alone: true,
  },
];

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browser.ts';
import { ensureTestTools } from './test-tools.ts';

/** A step of the tests: a command line; `counts` when it prints how many tests passed and failed. */
interface Step {
  name: string;
  command: string;
  counts?: boolean;
  /** Without it the steps after it mean nothing. */
  vital?: boolean;
}

const CORE_COVERAGE = [
  '--experimental-test-coverage',
  "--test-coverage-include='src/core/**'",
  '--test-coverage-branches=100',
  '--test-coverage-functions=100',
  '--test-coverage-lines=100',
].join(' ');

const STEPS: Step[] = [
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'types of the core', command: 'tsc -p src/core' },
  { name: 'types', command: 'astro check --minimumFailingSeverity warning' },
  { name: 'lint', command: 'eslint .' },
  { name: 'core', command: `node --test ${CORE_COVERAGE} 'tests/unit/core/**/*.test.ts'`, counts: true },
  { name: 'unit', command: "node --test 'tests/unit/{*,!(core)/**/*}.test.ts'", counts: true },
  { name: 'build', command: 'astro build --silent --force', vital: true },
  { name: 'reproducible', command: "node --test 'tests/build/**/*.test.ts'", counts: true },
  { name: 'site', command: "node --test 'tests/site/**/*.test.ts'", counts: true },
  { name: 'serving', command: "node --test 'tests/serving/!(*.slow).test.ts'", counts: true },
  { name: 'lighthouse', command: "node --test 'tests/lighthouse/*.test.ts'", counts: true },
  { name: 'browser', command: 'playwright test', counts: true },
  { name: 'proofs', command: "node --test 'tests/proofs/**/!(*.slow).test.ts'", counts: true },
];

/** Compares what the steps have measured with what the quality page says. */
const LAST_STEP: Step = { name: 'figures', command: 'node scripts/figures.ts --check' };

/** Steps that take longer; `.ci/run` asks for them. */
const SLOW_STEPS: Step[] = [
  { name: 'slow serving', command: "node --test 'tests/serving/*.slow.test.ts'", counts: true },
  { name: 'slow proofs', command: "node --test 'tests/proofs/**/*.slow.test.ts'", counts: true },
];

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
ensureBrowser();
await ensureTestTools(process.cwd());
let passed = 0;
let failed = 0;
// Of this run only.
rmSync('.figures', { recursive: true, force: true });
for (const step of [...STEPS, ...(values.all ? SLOW_STEPS : []), LAST_STEP]) {
  console.log(`\n== ${step.name}: ${step.command}`);
  const { ok, output } = await run(step.command);
  if (step.counts) {
    const found = count(output, 'pass');
    passed += found;
    // A step that found no test has failed, whatever it says.
    failed += Math.max(count(output, 'fail'), ok && found > 0 ? 0 : 1);
  } else if (ok) passed += 1;
  else failed += 1;
  if (!ok && step.vital) break;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function run(command: string): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** node:test ends with `ℹ pass 3` or `# pass 3`, Playwright with `3 passed`. */
function count(output: string, verb: 'pass' | 'fail'): number {
  const found = output.match(new RegExp(`^\\s*(?:[ℹ#] ${verb} (\\d+)|(\\d+) ${verb}ed)`, 'gm')) ?? [];
  return found.reduce((sum, line) => sum + Number(/\d+/.exec(line)?.[0] ?? 0), 0);
}

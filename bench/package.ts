import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What the packed command takes from its start to its answer; `npm run build:package` makes it. */
const CLI = path.resolve(import.meta.dirname, '../packages/errdex/dist/cli.js');
/** Node's program, so that others than this one can be measured. */
const NODE = process.argv[2] ?? process.execPath;
const RUNS = 15;
const LOG_LINES = 60;
/** What makes each run say its processor time when it ends. */
const TELL =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process._rawDebug((user + system) / 1000); });';

if (!existsSync(CLI)) throw new Error('There is no package. Run `npm run build:package` first.');
const error = 'Error: listen EADDRINUSE: address already in use 127.0.0.1:8123';
const steps = Array.from(
  { length: LOG_LINES - 1 },
  (_line, step) => `10:00:${step} step ${step} took ${step * 7} ms`,
);
const log = [...steps, error, ''].join('\n');
const payload = JSON.stringify({ hook_event_name: 'PostToolUseFailure', tool_name: 'Bash', error: log });

console.log(`Start to answer, a log of ${LOG_LINES} lines, least of ${RUNS} runs`);
report('node alone, to compare', ['-e', '0'], '');
report('errdex, goal 150 ms', [CLI], log);
report('errdex hook, goal 200 ms', [CLI, 'hook'], payload);
report('errdex --version', [CLI, '--version'], '');

/** The least of several runs, on the clock and of the processor: noise only adds, and a busy machine does not count in the latter. */
function report(what: string, words: string[], input: string): void {
  let [clock, processor] = [Infinity, Infinity];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    const all = [`--import=data:text/javascript,${encodeURIComponent(TELL)}`, ...words];
    const { status, stderr } = spawnSync(NODE, all, { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${what} ended with ${status}: ${stderr}`);
    clock = Math.min(clock, performance.now() - began);
    processor = Math.min(processor, Number(stderr));
  }
  console.log(`${what.padEnd(30)} ${clock.toFixed(0)} ms, of the processor ${processor.toFixed(0)} ms`);
}

import path from 'node:path';
import { isNamed, readArguments } from '../src/proof/arguments.ts';
import { runProofs } from '../src/proof/main.ts';
import { sandboxObstacle } from '../src/proof/sandbox/sandbox.ts';
import { checkPages } from '../src/safety/page-check.ts';

const root = path.join(import.meta.dirname, '..');
const args = process.argv.slice(2);

/** `npm run prove`: runs no command of a page that the rules on content and on safety refuse. */
const { options, names, problem } = readArguments(args);
const faults =
  problem || options.help
    ? []
    : await checkPages(root, (id) => isNamed(id, names), new Date(), { canPaste: !sandboxObstacle() });
if (faults.length > 0) {
  console.error(`${faults.join('\n')}\nNo proof was run. Mend this first.`);
  process.exitCode = 1;
} else {
  process.exitCode = await runProofs(root, args);
}

import { USAGE, isNamed, readArguments } from './arguments.ts';
import { drawTree } from './explain.ts';
import { installPackages, missingPackages } from './installation.ts';
import { type Page, type Shelf, readPages } from './page.ts';
import { type Verdict, createProver } from './prover.ts';
import { packagesOf } from './scene.ts';
import { sandboxObstacle } from './sandbox/sandbox.ts';
import { planSwaps, runSwaps } from './swap.ts';
import { SAFETY_NEEDS } from './tools.ts';

/** Runs the proofs that the command line asks for, of the project in `root`; the exit code. `scripts/prove.ts` checks the pages first. */
export async function runProofs(root: string, args: string[]): Promise<number> {
  const { options, names, problem } = readArguments(args);
  if (problem) return complain(problem);
  if (options.help) return say(USAGE);

  const shelf = await readPages(root);
  const known = [...shelf.pages.map(({ id }) => id), ...shelf.problems.keys()];
  const strange = names.filter((name) => !known.some((id) => isNamed(id, [name])));
  if (strange.length > 0) return complain(`There is no page ${strange.join(', ')} under content/errors.`);

  const broken = [...shelf.problems].filter(([id]) => isNamed(id, names));
  const pages = shelf.pages.filter(({ id }) => isNamed(id, names) && !shelf.problems.has(id));
  for (const [id, problems] of broken)
    say(`✗ ${id}: cannot be read.\n${problems.map((each) => `    ${each}`).join('\n')}`);

  const obstacle = sandboxObstacle();
  if (obstacle) {
    const strict = Boolean(process.env['CI']);
    return strict ? complain(obstacle, 1) : say(`Skipped ${pages.length} pages. ${obstacle}`);
  }
  if (options.install) {
    const wanted = [{ needs: SAFETY_NEEDS, cases: [] }, ...pages.map(({ proof }) => proof)].flatMap(
      (proof) => (proof && 'needs' in proof ? [packagesOf(proof)] : []),
    );
    installPackages(
      missingPackages({
        debian: wanted.flatMap(({ debian }) => debian),
        npm: wanted.flatMap(({ npm }) => npm),
      }),
    );
  }

  if (options.swap) return swapFixes(pages, shelf, options.jobs);

  const { case: part } = options;
  const chosen = part === undefined ? pages : pages.flatMap((page) => withCases(page, part));
  if (chosen.length === 0 && part !== undefined)
    return complain(`No case of these pages has "${part}" in its name.`);

  const prover = createProver({
    root,
    shelf,
    mode: modeOf(options),
    jobs: options.jobs,
  });
  const verdicts = await prover.proveAll(chosen, (verdict) => {
    report(verdict, options.verbose);
    if (options.explain) say(drawTree(verdict.page, verdict.run));
  });
  const count = (state: Verdict['state']) => verdicts.filter((verdict) => verdict.state === state).length;
  const failed = count('failed') + broken.length;
  const skipped = count('skipped');
  say(
    `${count('held')} held, ${failed} failed, ${skipped} skipped, ${count('exempt')} exempt, ${count('unproven')} without a proof.`,
  );
  return failed > 0 || (skipped > 0 && process.env['CI']) ? 1 : 0;
}

function modeOf({ case: part, check, refresh }: ReturnType<typeof readArguments>['options']) {
  if (part !== undefined) return 'try';
  return check ? 'check' : refresh ? 'refresh' : 'record';
}

/** The page with only the cases that have a text in their names; none where there is no such case. */
function withCases(page: Page, part: string): Page[] {
  const { proof } = page;
  const cases = proof && 'cases' in proof ? proof.cases.filter(({ name }) => name.includes(part)) : [];
  return proof && cases.length > 0 ? [{ ...page, proof: { ...proof, cases } }] : [];
}

async function swapFixes(pages: Page[], shelf: Shelf, jobs: number): Promise<number> {
  const swaps = planSwaps(pages, shelf);
  if (swaps.length === 0)
    return say(
      'Nothing to swap: of these pages none has both a case that runs here and a related page with a fix that is not its own.',
    );
  const results = await runSwaps(swaps, shelf, jobs);
  const cured = results.filter((result) => result.cured);
  for (const { page, theCase, neighbour, fix, confused } of cured) {
    const mark = confused ? '✗' : '·';
    say(
      `${mark} ${page.id} (${theCase.name}) is cured by ${fix.join(' and ')} of ${neighbour.id}${confused ? ', with which it is said to be confused' : ''}.`,
    );
  }
  const untried = results.filter(({ problem }) => problem).length;
  const wrong = cured.filter(({ confused }) => confused).length;
  say(
    `${results.length} swaps: ${results.length - cured.length - untried} caught, ${cured.length} cured, ${untried} could not run.`,
  );
  return wrong > 0 ? 1 : 0;
}

function report({ page, state, lines, evidence }: Verdict, verbose: boolean): void {
  const mark = { held: '✓', failed: '✗', skipped: '–', exempt: '·', unproven: '·' }[state];
  say(
    [`${mark} ${page.id}: ${lines[0]}`, ...lines.slice(1).map((line) => line.replace(/^/gm, '    '))].join(
      '\n',
    ),
  );
  if (!verbose || !evidence) return;
  for (const { name, before, after } of evidence.cases) {
    say(`    ── ${name}`);
    for (const step of [...before, ...after]) {
      say(
        `${step.file ? `# ${step.file}\n` : '$ '}${step.command}\n${step.output}\n[exit ${step.exit}]`.replace(
          /^/gm,
          '    │ ',
        ),
      );
    }
  }
}

function complain(problem: string, code = 2): number {
  process.stderr.write(`${problem}\n${code === 2 ? USAGE : ''}`);
  return code;
}

function say(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

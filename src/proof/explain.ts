import { cureOf, openCauses, type PageTree, reachable, type Target, targetOf } from '../content/page-tree.ts';
import type { Command, Outcome } from '../schema/error.ts';
import { CaseFailure } from './case-failure.ts';
import type { Page } from './page.ts';
import type { TreeRun } from './tree-run.ts';
import { undoCode } from './undo.ts';

/** Draws a page's tree for its author: where it begins, what each look leaves open, what each case saw on its way. */
export function drawTree(page: Page, run?: TreeRun): string {
  const { command, check } = page.quickFix;
  const reached = reachable(page);
  const unreachable = page.commands.filter(({ id }) => !reached.has(id)).map(({ id }) => id);
  const lines = [
    `quick fix: ${command ?? 'none'} · first look: ${check ?? 'none'}`,
    ...page.commands.flatMap((each) => drawCommand(page, each, run)),
    ...(unreachable.length > 0 ? [`no path reaches: ${unreachable.join(', ')}`] : []),
    'causes',
    ...page.causes.map(
      (cause) => `  ${cause.id}: ${cureOf(cause).map(nameOf).join(', then ')}${stagedBy(page, cause.id)}`,
    ),
    ...drawDeadEnds(page, run),
    ...(run ? drawCases(run) : []),
  ];
  return lines.map((line) => `    ${line}`).join('\n');
}

function drawCommand(tree: PageTree, command: Command, run?: TreeRun): string[] {
  const marks = [
    command.risk,
    run?.undone.has(command.id) ? 'undo run' : undoCode(command) !== undefined ? 'undo not run' : undefined,
    run?.shaken.has(command.id) ? 'shaken' : undefined,
  ].filter((mark) => mark !== undefined);
  const touched = [...(run?.touches.get(command.id) ?? [])].slice(0, 4);
  return [
    `${command.id} (${marks.join(', ')})`,
    ...(command.outcomes ?? []).map((outcome, number) => drawOutcome(tree, command, outcome, number, run)),
    ...(touched.length > 0 ? [`  touches ${touched.join(', ')}`] : []),
  ];
}

function drawOutcome(
  tree: PageTree,
  { id }: Command,
  outcome: Outcome,
  number: number,
  run?: TreeRun,
): string {
  const seen = !run ? ' ' : run.seen.has(`${id} ${number}`) ? '✓' : outcome.unproven ? '·' : '✗';
  const target = targetOf(tree, outcome);
  const open = outcome.causes ? openCauses(tree, outcome).map((cause) => cause.id) : ['any'];
  return `  ${seen} ${number} ${outcome.output ?? '(nothing)'} → ${target ? nameOf(target) : 'DEAD END'} [${open.join(' | ')}]`;
}

function drawDeadEnds({ deadEnds = [] }: Page, run?: TreeRun): string[] {
  return deadEnds.map(
    ({ what, code }, number) =>
      `dead end ${number}: ${what}${code === undefined ? ' (by its source)' : run?.deadEnds.has(number) ? ' (shown)' : ' (not shown)'}`,
  );
}

function drawCases({ cases, failures }: TreeRun): string[] {
  return [
    ...cases.map(({ name, cause, after, endsAt }) => {
      const way = after.map(({ id, outcome }) =>
        id ? `${id}${outcome === undefined ? '' : ` ${outcome}`}` : '·',
      );
      return `case "${name}" [${cause}]: ${way.join(' → ')} → ${endsAt ?? 'cured'}`;
    }),
    ...failures.map(({ theCase, failure }) => {
      const text = failure instanceof CaseFailure ? failure.message : String(failure);
      return `✗ case "${theCase.name}" [${theCase.cause}]: ${text}`;
    }),
  ];
}

function stagedBy({ proof }: Page, cause: string): string {
  const cases = proof && 'cases' in proof ? proof.cases.filter((each) => each.cause === cause) : [];
  return cases.length > 0 ? ` (${cases.length === 1 ? '1 case' : `${cases.length} cases`})` : ' (NO CASE)';
}

function nameOf(target: Target): string {
  if (target === 'fixed') return 'fixed';
  return 'command' in target ? target.command : 'page' in target ? target.page : 'by hand';
}

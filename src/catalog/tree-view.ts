import { cureOf, type PageTree, type Target, targetOf } from '../content/page-tree.ts';
import type { Cause } from '../schema/tree.ts';
import type { ErrorData } from '../schema/error.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { Link } from './link.ts';

/** A cause with links to what cures it. */
export interface CauseView extends Cause {
  fixLinks: Link[];
}

/** What people try in vain, and how that is known. */
interface DeadEndView {
  what: string;
  why: string;
  /** Whether a run has shown it, or who says so. */
  shown: 'run' | { source: string } | 'not yet';
}

/** A page's tree, ready to print. */
export interface TreeView {
  quickFix: { command?: string; check?: string };
  causes: CauseView[];
  deadEnds: DeadEndView[];
}

/** The fragment under which a cause stands on its page. */
export function causeFragment(id: string): string {
  return `cause-${id}`;
}

/** What cures a cause: links to its commands in order, then what is done by hand. */
export function cureSentence({ fixLinks, byHand }: CauseView): string {
  const links = fixLinks.map(linkOf).join(', then ');
  return [links && `${links}.`, byHand].filter(Boolean).join(' ');
}

type Linker = (target: string) => Link;

function causeView(cause: Cause, linkTo: Linker): CauseView {
  return { ...cause, fixLinks: (cause.fix ?? []).map(linkTo) };
}

/** The tree of a page; `linkTo` makes a link of a command's or a page's id. */
export function treeView(data: ErrorData, evidence: Evidence | undefined, linkTo: Linker): TreeView {
  const { command, check } = data.quickFix;
  const shown = new Set(evidence?.tree.deadEnds);
  return {
    quickFix: { ...(command && { command }), ...(check && { check }) },
    causes: data.causes.map((cause) => causeView(cause, linkTo)),
    deadEnds: (data.deadEnds ?? []).map(({ what, why, source }, number) => ({
      what,
      why,
      shown: shown.has(number) ? 'run' : source ? { source } : 'not yet',
    })),
  };
}

/** What to do for each cause, as sentences with links. */
export function fixSentences({ causes }: PageTree, linkTo: Linker): string[] {
  return causes.map((cause) => `**${cause.cause}** ${cureSentence(causeView(cause, linkTo))}`);
}

/** The way through the page, from harmless to drastic, as sentences with links. */
export function stepSentences(tree: PageTree, linkTo: Linker): string[] {
  const { command, check } = tree.quickFix;
  const [first, ...further] = (check ? looksFrom(tree, check) : []).map((id) => linkOf(linkTo(id)));
  return [
    ...(command ? [`${linkOf(linkTo(command))}, and run what failed once more.`] : []),
    ...(first ? [`${command ? 'Still there: ' : ''}${first}. What it prints tells the cause.`] : []),
    ...(further.length > 0 ? [`It may lead on to: ${further.join('; ')}.`] : []),
    'Apply the fix of your cause, and run what failed again. It must succeed.',
  ];
}

/** The inspecting commands that a reader comes by, nearest first. */
function looksFrom(tree: PageTree, start: string): string[] {
  const found: string[] = [];
  const visited = new Set<string>();
  const queue: Target[] = [{ command: start }];
  for (const target of queue) {
    if (target === 'fixed' || !('command' in target) || visited.has(target.command)) continue;
    visited.add(target.command);
    const command = tree.commands.find(({ id }) => id === target.command);
    if (!command) continue;
    if (command.risk === 'inspects') found.push(command.id);
    else queue.push(...tree.causes.flatMap(cureOf).filter((each) => isAfter(each, command.id, tree)));
    for (const outcome of command.outcomes ?? []) {
      const next = targetOf(tree, outcome);
      if (next) queue.push(next);
    }
  }
  return found;
}

function isAfter(target: Target, id: string, { causes }: PageTree): boolean {
  return causes.some(({ fix = [] }) => {
    const at = fix.indexOf(id);
    return at >= 0 && target !== 'fixed' && 'command' in target && fix.indexOf(target.command) > at;
  });
}

function linkOf({ title, url }: Link): string {
  return `[${title}](${url})`;
}

import { commandHoles, fillCommand } from '../../core/commands/fill.ts';
import type { ErrorData } from '../../schema/error.ts';
import type { Content } from '../content-files.ts';
import { pageIds } from '../known-ids.ts';
import { cureOf, leadsToChange, openCauses, type PageTree, reachable, targetOf } from '../page-tree.ts';
import { didYouMean, type Problem } from '../problems.ts';

type Note = (field: string, message: string) => void;

/** Refuses a page whose tree has a name that points nowhere, a dead end, a silent jump, or a part that no path reaches. */
export function tree(content: Content): Problem[] {
  const pages = pageIds(content);
  return content.errors.flatMap((entry) => {
    const problems: Problem[] = [];
    const note: Note = (field, message) => problems.push({ file: entry.file, field, message });
    checkNames(entry.data, pages, note);
    if (problems.length > 0) return problems;
    checkStart(entry.data, note);
    checkOutcomes(entry.data, note);
    checkReach(entry.data, note);
    return problems;
  });
}

function checkNames({ causes, commands, quickFix, deadEnds = [] }: ErrorData, pages: Set<string>, note: Note) {
  const causeIds = causes.map(({ id }) => id);
  const commandIds = commands.map(({ id }) => id);
  const known = (field: string, name: string, names: string[], what: string) => {
    if (!names.includes(name))
      note(field, `\`${name}\` is no ${what} of this page.${didYouMean(name, names)} Use one of its ids.`);
  };
  const page = (field: string, name: string) => {
    if (!pages.has(name)) note(field, `\`${name}\` is no page. Name one that exists.`);
  };
  causes.forEach((cause, index) => {
    if (causeIds.indexOf(cause.id) !== index)
      note(`causes[${index}].id`, `\`${cause.id}\` is taken by another cause. Choose another.`);
    for (const name of cause.fix ?? []) {
      const field = `causes[${index}].fix`;
      if (name.includes('/')) page(field, name);
      else known(field, name, commandIds, 'command');
    }
  });
  for (const key of ['command', 'check'] as const) {
    const name = quickFix[key];
    if (name !== undefined) known(`quickFix.${key}`, name, commandIds, 'command');
  }
  commands.forEach((command, index) =>
    (command.outcomes ?? []).forEach((outcome, number) =>
      (outcome.causes ?? []).forEach((name) =>
        known(`commands[${index}].outcomes[${number}].causes`, name, causeIds, 'cause'),
      ),
    ),
  );
  deadEnds.forEach((deadEnd, index) =>
    (deadEnd.causes ?? []).forEach((name) => known(`deadEnds[${index}].causes`, name, causeIds, 'cause')),
  );
}

/** The quick fix changes something, the first look does not, and a sentence with a command says the very command. */
function checkStart({ quickFix, commands, causes, values = {} }: ErrorData, note: Note) {
  const find = (id?: string) => commands.find((command) => command.id === id);
  const [fix, check] = [find(quickFix.command), find(quickFix.check)];
  if (fix?.risk === 'inspects') note('quickFix.command', 'only inspects. Name it as `check`.');
  if (check && check.risk !== 'inspects')
    note('quickFix.check', `is a command that ${check.risk}. The first look only inspects.`);
  if (!check && causes.length > 1)
    note('quickFix.check', 'is missing, and the page has several causes. Name the look that tells them apart.');
  if (!fix) return;
  const defaults = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.default]));
  const code = commandHoles(fix.code).every((name) => name in defaults)
    ? fillCommand(fix.code, defaults, fix.shell)
    : fix.code;
  const [program = ''] = code.split(' ');
  for (const [, span = ''] of quickFix.text.matchAll(/`([^`]+)`/g))
    if (span.startsWith(`${program} `) && !code.includes(span))
      note('quickFix.text', `says \`${span}\`, but the command is \`${code.split('\n')[0]}\`. Write the same command.`);
}

function checkOutcomes(tree: PageTree, note: Note) {
  tree.commands.forEach((command, index) => {
    const outcomes = command.outcomes ?? [];
    outcomes.forEach((outcome, number) => {
      const at = `commands[${index}].outcomes[${number}]`;
      if (command.risk === 'inspects' && !targetOf(tree, outcome))
        note(at, 'leads nowhere. Give it a `next`, or one cause alone, or `next: fixed`.');
      if (outcome.silent && leadsToChange(tree, outcome))
        note(
          at,
          'is silence that leads straight to a change. Let the command say what it looked at, or lead to a further look.',
        );
    });
    const hidesErrors = /2>\s*\/dev\/null|2>&1\s*\|(?!\|)|\*>\s*\$null/.test(command.code);
    if (command.risk === 'inspects' && hidesErrors && !outcomes.some(({ failed }) => failed))
      note(
        `commands[${index}].outcomes`,
        'has none for a look that failed, and the command throws its errors away. Add one with `failed: true`, or let the errors show.',
      );
  });
}

function checkReach(tree: PageTree, note: Note) {
  const reached = reachable(tree);
  tree.commands.forEach(({ id }, index) => {
    if (!reached.has(id))
      note(`commands[${index}]`, `\`${id}\` is on no path from the quick fix or the first look. Lead to it, or remove it.`);
  });
  const named = new Set(
    tree.commands.flatMap(({ outcomes = [] }) =>
      outcomes.flatMap((outcome) => (outcome.causes ? openCauses(tree, outcome).map(({ id }) => id) : [])),
    ),
  );
  tree.causes.forEach((cause, index) => {
    const isQuick = cureOf(cause).some(
      (target) => target !== 'fixed' && 'command' in target && target.command === tree.quickFix.command,
    );
    if (!isQuick && !named.has(cause.id))
      note(`causes[${index}]`, `\`${cause.id}\` is named by no outcome. Let a look tell it apart.`);
  });
}

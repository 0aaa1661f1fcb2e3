import type { jsonTwin } from '../../../src/print/json.ts';
import type { TreePage, TreeCommand } from '../src/tree-page.ts';

type PageJson = ReturnType<typeof jsonTwin>;
type CommandJson = PageJson['commands'][number];
type OutcomeJson = CommandJson['outcomes'][number];

/** A page for agents, of its public JSON. */
export function treePage(page: PageJson): TreePage {
  const { id, url, title, description, quickFix, values, commands, tree, proof } = page;
  return {
    id,
    ...{ url, title, description, quickFix, values, level: proof.level },
    commands: commands.map(treeCommand),
    tree: {
      quickFix: tree.quickFix,
      causes: tree.causes.map(({ id: name, cause, sign, fix, byHand, unproven }) => ({
        ...{ id: name, cause, sign, fix, byHand },
        ...(unproven && { unproven: true }),
      })),
    },
    deadEnds: tree.deadEnds.map(({ what, why, shown }) => ({
      ...{ what, why },
      shown: typeof shown === 'string' ? shown : 'source',
    })),
  };
}

function treeCommand({ id, title, risk, blocks, undo, undoBlocks, outcomes }: CommandJson): TreeCommand {
  return {
    ...{ id, title, risk, undo: undoBlocks?.[0]?.code ?? undo },
    blocks: blocks.map(({ shell, file, template }) => ({ shell, file, template })),
    outcomes: outcomes.map(({ text, means, causes, leadsTo }) => ({
      ...{ prints: text, means, causes },
      next: leadsTo && nameOf(leadsTo),
    })),
  };
}

function nameOf(target: NonNullable<OutcomeJson['leadsTo']>): string {
  if (target === 'fixed') return target;
  return 'command' in target ? target.command : 'page' in target ? target.page : 'by hand';
}

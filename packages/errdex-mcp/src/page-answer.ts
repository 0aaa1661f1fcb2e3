import * as z from 'zod';
import type { Shell } from '../../../src/core/commands/shell.ts';
import { describePage } from '../../../src/terminal/agent-context.ts';
import { fill } from '../../../src/terminal/filled-commands.ts';
import { COMMAND } from './command-schema.ts';
import type { Answer } from './diagnosis-answer.ts';
import type { TreeCommand, TreePage } from './tree-page.ts';

const TREE_COMMAND = COMMAND.extend({
  id: z.string(),
  undo: z.string().optional(),
  outcomes: z.array(
    z.object({
      prints: z.string().optional().describe('Absent: nothing'),
      means: z.string(),
      causes: z.array(z.string()).optional().describe('Ids of the causes that are left'),
      next: z
        .string()
        .optional()
        .describe('Id of a command or a page, `by hand` as the cause says, or `fixed`'),
    }),
  ),
});

/** The structured answer about a page: its tree. */
export const PAGE = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  level: z
    .string()
    .describe('What runs have shown: proven, reproduced, simulated; documented is none of these'),
  quickFix: z.string(),
  causes: z.array(
    z.object({
      id: z.string().optional(),
      cause: z.string(),
      sign: z.string().optional(),
      fix: z.array(z.string()).optional().describe('Ids of commands in their order, or of a page'),
      byHand: z.string().optional(),
      unproven: z.boolean().optional().describe('Read, and shown by no run'),
    }),
  ),
  checks: z.array(TREE_COMMAND).describe('Commands that only look'),
  fixes: z.array(TREE_COMMAND).describe('Commands that change something'),
  advice: z.array(z.string()).describe('Always empty: each cause names its fixes'),
  deadEnds: z
    .array(z.object({ what: z.string(), why: z.string(), shown: z.enum(['run', 'source', 'not yet']) }))
    .describe('What does not help'),
});

/** A page as its tree, its commands with the page's examples. */
export function pageAnswer(page: TreePage, shell: Shell): Answer<z.infer<typeof PAGE>> {
  const { id, title, url, level, quickFix, commands, tree, deadEnds } = page;
  const answers = (isCheck: boolean) =>
    commands
      .filter(({ risk }) => (risk === 'inspects') === isCheck)
      .map((command) => fillTreeCommand(command, page, shell));
  return {
    text: `${level}: ${describePage(page, {}, shell)}`,
    structuredContent: {
      ...{ id, title, url, level, quickFix },
      causes: tree.causes,
      ...{ checks: answers(true), fixes: answers(false), advice: [], deadEnds },
    },
  };
}

function fillTreeCommand(command: TreeCommand, page: TreePage, shell: Shell): z.infer<typeof TREE_COMMAND> {
  const { id, undo, outcomes } = command;
  return { ...fill(command, page, {}, shell), id, undo, outcomes };
}

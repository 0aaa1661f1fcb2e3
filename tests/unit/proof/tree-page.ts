import assert from 'node:assert/strict';
import { signatureEntries } from '../../../src/catalog/signature-entries.ts';
import { tree } from '../../../src/content/rules/tree.ts';
import { compileMatcher } from '../../../src/proof/matcher.ts';
import type { Page } from '../../../src/proof/page.ts';
import { createQueue } from '../../../src/proof/queue.ts';
import { runTree, type TreeRun } from '../../../src/proof/tree-run.ts';
import { errorSchema } from '../../../src/schema/error.ts';
import { proofSchema } from '../../../src/schema/proof.ts';

/** A made-up program that fails for one of two causes with the same message: a cable is missing, or the power is off. */
export const PATCH = `cat >patch <<'END'
[ -e cables/red ] && grep -q '^power=on$' panel.conf && exit
echo 'patch: no such cable: red (stock: stock.txt)'
exit 3
END
echo green >stock.txt`;
const OTHERS = 'https://example.com/threads/1';

/** The page's frontmatter and its proof: sound, and small enough that one change makes it wrong in one way. */
export function soundPage() {
  return {
    page: {
      title: 'patch: no such cable',
      description:
        'Fix “no such cable”. The cable is missing, or the power of the panel is off, and patch cannot tell.',
      signatures: [{ template: 'patch: no such cable: {name:word} (stock: {stock})' }],
      quickFix: { text: 'Lay the cable.', command: 'lay', check: 'look' } as Record<string, string>,
      updated: '2026-11-28',
      causes: [
        { id: 'missing', cause: 'There is no cable.', fix: ['lay'] },
        { id: 'power-off', cause: 'The power is off.', fix: ['switch-on'] },
      ] as Record<string, unknown>[],
      deadEnds: [{ what: 'Touching the panel', why: 'It does not look.', code: 'touch panel.conf' }],
      commands: {
        look: {
          title: 'Look',
          risk: 'inspects',
          code: 'ls cables/*; grep power= panel.conf',
          outcomes: [
            { output: 'cannot access', means: 'No cable.', causes: ['missing'] },
            { output: 'power=off', means: 'No power.', causes: ['power-off'] },
            { output: 'cables/{name:word}\npower=on', means: 'All is there.', next: 'fixed' },
          ] as Record<string, unknown>[],
        },
        lay: {
          title: 'Lay it',
          risk: 'changes',
          code: "mkdir cables && touch cables/{{name}} && printf '\\n%s\\n' {{name}} >>{{stock}}",
          undo: { code: 'rm -r cables && sed -i "$ d" {{stock}} && sed -i "$ d" {{stock}}' },
        },
        'switch-on': {
          title: 'Switch it on',
          risk: 'changes',
          code: 'grep power=off panel.conf && sed -i s/power=off/power=on/ panel.conf',
          undo: { code: 'sed -i s/power=on/power=off/ panel.conf' },
        },
      } as Record<string, Record<string, unknown> & { outcomes?: Record<string, unknown>[] }>,
      values: {
        name: { label: 'Cable', default: 'blue' },
        stock: { label: 'Stock', default: 'list.txt' },
      },
      related: [{ id: 'linux/other', kind: 'similar-to', why: 'It is similar.' }],
      sources: [{ title: 'Manual', url: 'https://example.com/', supports: 'The message.' }],
    },
    proof: {
      needs: ['bash'],
      cases: [
        {
          name: 'no cable',
          cause: 'missing',
          from: OTHERS,
          setup: `${PATCH}\necho power=on >panel.conf`,
          reproduce: 'bash patch',
        },
        {
          name: 'no power',
          cause: 'power-off',
          from: OTHERS,
          setup: `${PATCH}\necho power=off >panel.conf; mkdir cables; touch cables/red`,
          reproduce: 'bash patch',
        },
      ] as Record<string, unknown>[],
    },
  };
}

export type Draft = ReturnType<typeof soundPage>;

/** A page without its second cause, which takes half the time to run. */
export function withOneCause(draft = soundPage()): Draft {
  draft.page.causes.pop();
  draft.page.commands['look']?.outcomes?.splice(1, 1);
  delete draft.page.commands['switch-on'];
  draft.proof.cases.pop();
  return draft;
}

/** The page as the runner sees it. */
export function pageOf({ page, proof }: Draft): Page {
  const commands = Object.entries(page.commands).map(([id, command]) => ({ id, ...command }));
  return {
    ...errorSchema.parse({ ...page, commands }),
    id: 'linux/no-such-cable',
    proof: proofSchema.parse(proof),
    proofText: '',
  };
}

/** Everything that the page is refused for: by the rule that reads it, else by the runs. */
export async function complaintsOf(draft: Draft): Promise<{ complaints: string[]; run?: TreeRun }> {
  const page = pageOf(draft);
  const { proof } = page;
  assert.ok(proof && 'cases' in proof);
  const file = 'content/errors/linux/no-such-cable.mdx';
  const entry = { id: page.id, file, data: page, body: '' };
  const problems = tree({
    areas: [],
    comparisons: [],
    tools: [],
    errors: [entry, { ...entry, id: 'linux/other', file: 'content/errors/linux/other.mdx' }],
    proofs: [{ id: page.id, file, data: proof }],
    evidence: [],
  });
  const own = problems.filter((problem) => problem.file === file);
  if (own.length > 0) return { complaints: own.map(({ field, message }) => `${field}: ${message}`) };
  const match = compileMatcher(signatureEntries([page]));
  const run = await runTree({ page, proof, match }, createQueue(2));
  return {
    run,
    complaints: run.failures.map(({ failure }) =>
      failure instanceof Error ? failure.message : String(failure),
    ),
  };
}

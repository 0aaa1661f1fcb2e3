import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepSentences } from '../../../src/catalog/tree-view.ts';
import type { ErrorData } from '../../../src/schema/error.ts';

test('the way through a page whose fixes lead back to each other ends', () => {
  const page = {
    quickFix: { text: 'Try.', command: 'try', check: 'look' },
    causes: [
      { id: 'one', cause: 'One.', fix: ['try', 'again'] },
      { id: 'two', cause: 'Two.', fix: ['again', 'try'] },
    ],
    commands: [
      { id: 'look', risk: 'inspects', outcomes: [{ output: 'one', means: 'One.', next: 'try' }] },
      { id: 'try', risk: 'changes', outcomes: [{ output: 'no', means: 'No.', next: 'look-closer' }] },
      { id: 'again', risk: 'changes', outcomes: [{ output: 'no', means: 'No.', next: 'look' }] },
      { id: 'look-closer', risk: 'inspects', outcomes: [{ output: 'x', means: 'X.', next: 'again' }] },
    ],
  } as unknown as ErrorData;
  const steps = stepSentences(page, (target) => ({ title: target, url: `#${target}` }));
  assert.deepEqual(
    steps.map((step) => /#([\w-]+)/.exec(step)?.[1]),
    ['try', 'look', 'look-closer', undefined],
  );
});

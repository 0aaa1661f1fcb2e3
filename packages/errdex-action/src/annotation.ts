import { shortLine } from '../../../src/terminal/report.ts';
import type { ActionFound } from './action-page.ts';
import { placeIn } from './place.ts';
import { workflowCommand } from './workflow-commands.ts';

/** The annotation of the root cause, at the place in the workspace that its line of the log names. */
export function annotation({ finding, page }: ActionFound, log: string, workspace: string): string {
  const raw = log.split('\n', finding.line).at(-1) ?? '';
  return workflowCommand(
    'error',
    { ...placeIn(raw, workspace), title: page.title },
    [shortLine(finding.text), page.quickFix, page.url].join('\n'),
  );
}

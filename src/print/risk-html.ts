import { shownTouches } from '../catalog/touches.ts';
import type { CommandView } from '../catalog/views.ts';
import { RISK_LABELS } from '../core/commands/risk-labels.ts';
import { inlineHtml } from './inline-markdown.ts';

/** What a command does to the reader's machine, as HTML: what runs saw it change, or its risk. */
export function riskHtml(command: CommandView): string {
  const touches = command.risk === 'changes' && shownTouches(command);
  return touches ? inlineHtml(`Changes ${touches}`) : RISK_LABELS[command.risk];
}

import type { Step } from './step.ts';

/** What `npm test -- --help` prints: how to call it, and the steps. */
export function describeSteps(steps: Step[]): string {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const line = ({ name, checks, needs = [] }: Step) =>
    `  ${name.padEnd(width)}  ${checks}${needs.length > 0 ? `; needs ${needs.join(', ')}` : ''}`;
  return [
    'npm test                    every step but the slow ones',
    'npm test -- --all           the slow ones too',
    'npm test -- lint unit       these steps in this order, each after what it needs',
    '',
    ...steps.filter(({ slow }) => !slow).map(line),
    '',
    'Slow:',
    ...steps.filter(({ slow }) => slow).map(line),
  ].join('\n');
}

import { createMatcher } from '../../../src/core/matching/match.ts';
import type { PageFacts, Reference } from '../../../src/terminal/reference.ts';

const PAGE: PageFacts = {
  id: 'node/port-taken',
  url: 'https://errdex.example/errors/node/port-taken/',
  title: 'The port is taken',
  description: 'A port can be had once.',
  quickFix: 'Stop what listens there.',
  values: [
    { name: 'port', label: 'Port', default: '3000' },
    { name: 'name', label: 'Name', default: 'app' },
  ],
  commands: [
    {
      ...{ id: 'look', title: 'See who listens', risk: 'inspects' },
      blocks: [
        { shell: 'bash', template: 'lsof -i :{{port}}' },
        { shell: 'powershell', template: 'Get-NetTCPConnection -LocalPort {{port}}' },
      ],
    },
    {
      ...{ id: 'stop', title: 'Stop it', risk: 'changes' },
      blocks: [{ shell: 'bash', template: 'stop {{name}} {{port}}' }],
    },
  ],
  tree: {
    quickFix: { check: 'look', command: 'stop' },
    causes: [
      { cause: 'An earlier run has it.', sign: 'It prints node.', fix: ['stop'] },
      { cause: 'It is a system port.', fix: ['node/other'], byHand: 'Take another one.' },
    ],
  },
};

/** A reference of one page, `port {port} of {name} is taken`. */
export function fakeReference(): Reference {
  const entries = [
    { id: PAGE.id, title: PAGE.title, signatures: [{ template: 'Frobnicator: port {port} of {name:line}' }] },
  ];
  return {
    entries,
    matcher: () => createMatcher(entries),
    page: () => PAGE,
    markdown: () => `# ${PAGE.title}\n`,
  };
}

import { coverageLine } from '../catalog/coverage.ts';
import type { FullView, ProofView } from '../catalog/views.ts';
import type { Evidence } from '../schema/evidence.ts';
import { fence, list } from './markdown-text.ts';
import type { Section } from './section.ts';

/** What runs have shown, and where the rest comes from. */
export const proof = {
  id: 'proof',
  title: 'Proof and sources',
  markdownTitle: 'Proof',
  markdown: (view) =>
    [
      proofText(view),
      '## Sources',
      list(view.sources.map(({ title, url, supports }) => `[${title}](${url}): ${supports}`)),
    ].join('\n\n'),
  json: ({ sources, proof: { level, summary, stale, exempt }, coverage }) => ({
    sources,
    proof: { level, summary, stale, exempt, coverage },
  }),
} satisfies Section;

/** Every recorded session, whole; the page itself shows the first only. */
function proofText({ proof: { summary, exempt, evidence }, coverage }: FullView): string {
  const seen = coverage ? [`Seen in runs: ${coverageLine(coverage)}.`] : [];
  const reason = exempt ? [`${exempt.why} <${exempt.source}>`] : [];
  return [`${summary}.`, ...seen, ...reason, ...sessions(evidence)].join('\n\n');
}

function sessions(evidence: ProofView['evidence']): string[] {
  return (evidence?.cases ?? []).map(({ name, level, before, after }) =>
    [`### ${name} (${level})`, session('Before', before), session('The fix', after)].join('\n\n'),
  );
}

function session(title: string, recorded: Evidence['cases'][number]['before']): string {
  const lines = recorded.flatMap(({ command, output, exit, file }) => [
    ...(file ? [command.trimEnd(), `(saved as ${file})`] : [`$ ${command.trimEnd()}`]),
    ...(output.trimEnd() === '' ? [] : [output.trimEnd()]),
    ...(exit === 0 ? [] : [`(exit code ${exit})`]),
  ]);
  return `#### ${title}\n\n${fence(lines.join('\n'), 'console')}`;
}

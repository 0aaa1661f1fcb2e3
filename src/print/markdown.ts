import type { Evidence } from '../schema/evidence.ts';
import { site } from '../site.ts';
import { SECTIONS } from '../catalog/outline.ts';
import { absoluteUrl, urls } from '../urls.ts';
import type { BlockView, CommandView, ErrorView, FullView, ProofView } from '../catalog/views.ts';

/** The error page as Markdown: the same sections in the same order, the same commands to the byte. */
export function markdownTwin(view: FullView): string {
  const sections: (string | undefined)[] = [
    `# ${view.title}`,
    view.description,
    [
      `- Tool: ${view.tool.name} (${view.area.name})`,
      `- Updated: ${view.updated}`,
      `- Proof: ${view.proof.level}. ${view.proof.summary}.`,
      `- Address: ${absoluteUrl(view.url)}`,
    ].join('\n'),
    section('Error signature', view.signatures.map(({ text }) => fence(text, 'text')).join('\n\n')),
    section('Quick fix', view.quickFix),
    view.body.trim(),
    section(SECTIONS.causes.title, list(view.causes)),
    section(SECTIONS.fixes.title, list(view.fixes)),
    section(SECTIONS.commands.title, view.commands.map(command).join('\n\n')),
    section(
      SECTIONS.scenarios.title,
      list(view.scenarios.map((scenario) => `**If ${scenario.if}:** ${scenario.then}`)),
    ),
    section(SECTIONS.steps.title, view.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')),
    view.platforms.length > 0
      ? section(
          SECTIONS.platforms.title,
          view.platforms.map(({ name, items }) => `### ${name}\n\n${list(items)}`).join('\n\n'),
        )
      : undefined,
    section(SECTIONS.prevention.title, list(view.prevention)),
    section(
      SECTIONS.related.title,
      list(
        view.related.map(
          ({ kind, title, url, why, check }) =>
            `${kind}: [${title}](${absoluteUrl(url)}). ${why}${check ? ` How to tell: ${check}` : ''}`,
        ),
      ),
    ),
    section(
      SECTIONS.faq.title,
      view.faq.map(({ question, answer }) => `### ${question}\n\n${answer}`).join('\n\n'),
    ),
    proof(view.proof),
    section(
      'Sources',
      list(view.sources.map(({ title, url, supports }) => `[${title}](${url}): ${supports}`)),
    ),
  ];
  return `${sections.filter((part) => part !== undefined).join('\n\n')}\n`;
}

/** `llms.txt`: what the site is, and every page's Markdown, by tool. */
export function llmsIndex(tools: { title: string; description: string; errors: ErrorView[] }[]): string {
  const parts = tools.map(
    ({ title, description, errors }) =>
      `## ${title}\n\n${description}\n\n${list(errors.map((view) => `[${view.title}](${absoluteUrl(urls.markdown(view.id))}): ${view.quickFix}`))}`,
  );
  return `# ${site.name}\n\n> ${site.description}\n\nEvery error has a page as HTML, Markdown (\`.md\`) and JSON (\`.json\`). [errors.json](${absoluteUrl('/errors.json')}) lists them all.\n\n${parts.join('\n\n')}\n`;
}

function section(title: string, text: string): string {
  return `## ${title}\n\n${text}`;
}

function list(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function command({ title, risk, scope, rehearse, undo, note, blocks, outcomes }: CommandView): string {
  const facts = [
    `- Risk: ${risk}`,
    scope && `- Scope: ${scope}`,
    rehearse && `- Rehearse: ${rehearse}`,
    undo && `- Undo: ${undo}`,
    ...outcomes.map(
      ({ output, means, nextLink }) =>
        `- Prints ${output === undefined ? 'nothing' : codeSpan(output)}: ${means}${nextLink ? ` Next: ${nextLink.title}.` : ''}`,
    ),
  ].filter(Boolean);
  return [`### ${title}`, ...blocks.map(block), note, facts.join('\n')].filter(Boolean).join('\n\n');
}

/** Every recorded session, whole; the page itself shows the first only. */
function proof({ summary, exempt, evidence }: ProofView): string {
  const cases = (evidence?.cases ?? []).map(({ name, level, before, inspected, after }) =>
    [
      `### ${name} (${level})`,
      session('Before', before),
      ...(inspected ? [session('Looking closer', [inspected.step])] : []),
      ...(after ? [session('The fix', after)] : []),
    ].join('\n\n'),
  );
  const reason = exempt ? [`${exempt.why} <${exempt.source}>`] : [];
  return section('Proof', [`${summary}.`, ...reason, ...cases].join('\n\n'));
}

function session(title: string, steps: Evidence['cases'][number]['before']): string {
  const lines = steps.flatMap(({ command, output, exit, file }) => [
    ...(file ? [command.trimEnd(), `(saved as ${file})`] : [`$ ${command.trimEnd()}`]),
    ...(output.trimEnd() === '' ? [] : [output.trimEnd()]),
    ...(exit === 0 ? [] : [`(exit code ${exit})`]),
  ]);
  return `#### ${title}\n\n${fence(lines.join('\n'), 'console')}`;
}

function block({ shell, file, code }: BlockView): string {
  const language = shell ?? file?.split('.').at(-1) ?? 'text';
  return file ? `\`${file}\`:\n\n${fence(code, language)}` : fence(code, language);
}

/** A fence longer than any run of backticks inside. */
function fence(text: string, language: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${marks}${language}\n${text}\n${marks}`;
}

function codeSpan(text: string): string {
  const marks = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${marks}${pad}${text}${pad}${marks}`;
}

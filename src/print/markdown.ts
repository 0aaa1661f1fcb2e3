import type { ErrorView, FullView } from '../catalog/views.ts';
import { sectionsOf } from '../sections/index.ts';
import { fence, list } from '../sections/markdown-text.ts';
import type { Section } from '../sections/section.ts';
import { site } from '../site.ts';
import { absoluteUrl, urls } from '../urls.ts';

/** The error page as Markdown: the same sections in the same order, the same commands to the byte. */
export function markdownTwin(view: FullView, sections?: Record<string, Section>): string {
  const parts = [
    `# ${view.title}`,
    view.description,
    [
      `- Tool: ${view.tool.name} (${view.area.name})`,
      `- Updated: ${view.updated}`,
      `- Proof: ${view.proof.level}. ${view.proof.summary}.`,
      `- Address: ${absoluteUrl(view.url)}`,
    ].join('\n'),
    under('Error signature', view.signatures.map(({ text }) => fence(text, 'text')).join('\n\n')),
    under('Quick fix', view.quickFix),
    view.body.trim(),
    ...sectionsOf(view, sections).map(([, { title, markdownTitle, markdown }]) =>
      under(markdownTitle ?? title, markdown(view)),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** `llms.txt`: what the site is, and every page's Markdown, by tool. */
export function llmsIndex(tools: { title: string; description: string; errors: ErrorView[] }[]): string {
  const parts = tools.map(
    ({ title, description, errors }) =>
      `## ${title}\n\n${description}\n\n${list(errors.map((view) => `[${view.title}](${absoluteUrl(urls.markdown(view.id))}): ${view.quickFix}`))}`,
  );
  return `# ${site.name}\n\n> ${site.description}\n\nEvery error has a page as HTML, Markdown (\`.md\`) and JSON (\`.json\`). [errors.json](${absoluteUrl('/errors.json')}) lists them all.\n\n${parts.join('\n\n')}\n`;
}

function under(title: string, text: string): string {
  return `## ${title}\n\n${text}`;
}
